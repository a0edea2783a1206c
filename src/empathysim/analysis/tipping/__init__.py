"""Where a firm tips, whether it comes back, how long that takes, and whether it shows beforehand."""
