"""Who there is: employees in silos, customers, the firm, and the organization graph between them."""
