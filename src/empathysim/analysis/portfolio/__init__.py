"""Which levers to turn for a yearly budget: plans, fronts of cost against goals, pairs, and regret."""
