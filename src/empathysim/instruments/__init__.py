"""What surveys and yardsticks see of a firm. Nothing here ever writes state, and nothing that lives reads it."""
