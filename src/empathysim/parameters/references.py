"""The bibliography: a source that is not here cannot be named by a parameter or a scenario."""

from __future__ import annotations

REFERENCES: dict[str, str] = {
    "design": "Choice of this model, made by its authors; to be varied in a sensitivity analysis.",
    "empathy_texts": (
        "The two practitioner texts on organizational empathy that this model is built on (the circle around "
        "'experience matters' and Temkin Group): five inhibitors, seven keys, and customer experiences that "
        "happen between the silos."
    ),
    "alaybek_2022": (
        "Alaybek, B., Dalal, R. S., Fyffe, S., Aitken, J. A., Zhou, Y., Qu, X., Roman, A., & Baines, J. I. (2022). "
        "All's well that ends (and peaks) well? A meta-analysis of the peak-end rule and duration neglect. "
        "Organizational Behavior and Human Decision Processes, 170, 104149."
    ),
    "anderson_fornell_lehmann_1994": (
        "Anderson, E. W., Fornell, C., & Lehmann, D. R. (1994). Customer satisfaction, market share, and "
        "profitability: Findings from Sweden. Journal of Marketing, 58(3), 53-66."
    ),
    "asch_1956": (
        "Asch, S. E. (1956). Studies of independence and conformity: I. A minority of one against a unanimous "
        "majority. Psychological Monographs, 70(9), 1-70."
    ),
    "atd": "Association for Talent Development. State of the Industry, yearly report on spending for training.",
    "bhatt": (
        "Bhatt. Published code of an agent-based model of how newcomers adapt to an organization; its constants "
        "b1 and b2 and its term for alienation. Taken from the code; its paper was not checked."
    ),
    "boulding_1993": (
        "Boulding, W., Kalra, A., Staelin, R., & Zeithaml, V. A. (1993). A dynamic process model of service "
        "quality: From expectations to behavioral intentions. Journal of Marketing Research, 30(1), 7-27."
    ),
    "boushey_glynn_2012": (
        "Boushey, H., & Glynn, S. J. (2012). There are significant business costs to replacing employees. "
        "Center for American Progress."
    ),
    "brown_2024": (
        "Brown, A. L., Imai, T., Vieider, F. M., & Camerer, C. F. (2024). Meta-analysis of empirical estimates of "
        "loss aversion. Journal of Economic Literature, 62(2), 485-516."
    ),
    "camerer_1989": (
        "Camerer, C., Loewenstein, G., & Weber, M. (1989). The curse of knowledge in economic settings: An "
        "experimental analysis. Journal of Political Economy, 97(5), 1232-1254."
    ),
    "centola_2018": (
        "Centola, D. (2018). How Behavior Spreads: The Science of Complex Contagions. Princeton University Press."
    ),
    "cfpb_2016": (
        "Consumer Financial Protection Bureau (2016). In the Matter of Wells Fargo Bank, N.A. Consent order, "
        "File No. 2016-CFPB-0015."
    ),
    "cyert_march_1963": "Cyert, R. M., & March, J. G. (1963). A Behavioral Theory of the Firm. Prentice-Hall.",
    "demerouti_2001": (
        "Demerouti, E., Bakker, A. B., Nachreiner, F., & Schaufeli, W. B. (2001). The job demands-resources model "
        "of burnout. Journal of Applied Psychology, 86(3), 499-512."
    ),
    "dimmock_2018": (
        "Dimmock, S. G., Gerken, W. C., & Graham, N. P. (2018). Is fraud contagious? Coworker influence on "
        "misconduct by financial advisors. Journal of Finance, 73(3), 1417-1450."
    ),
    "east_2007": (
        "East, R., Hammond, K., & Wright, M. (2007). The relative incidence of positive and negative word of mouth: "
        "A multi-category study. International Journal of Research in Marketing, 24(2), 175-184."
    ),
    "figley_1995": (
        "Figley, C. R. (Ed.) (1995). Compassion Fatigue: Coping with Secondary Traumatic Stress Disorder in Those "
        "Who Treat the Traumatized. Brunner/Mazel."
    ),
    "friedkin_johnsen_1990": (
        "Friedkin, N. E., & Johnsen, E. C. (1990). Social influence and opinions. Journal of Mathematical "
        "Sociology, 15(3-4), 193-206."
    ),
    "gupta_2004": (
        "Gupta, S., Lehmann, D. R., & Stuart, J. A. (2004). Valuing customers. Journal of Marketing Research, 41(1), 7-18."
    ),
    "harrison_carroll_1991": (
        "Harrison, J. R., & Carroll, G. R. (1991). Keeping the faith: A model of cultural transmission in formal "
        "organizations. Administrative Science Quarterly, 36(4), 552-582."
    ),
    "hatfield_1994": (
        "Hatfield, E., Cacioppo, J. T., & Rapson, R. L. (1994). Emotional Contagion. Cambridge University Press."
    ),
    "homburg_2009": (
        "Homburg, C., Wieseke, J., & Bornemann, T. (2009). Implementing the marketing concept at the "
        "employee-customer interface: The role of customer need knowledge. Journal of Marketing, 73(4), 64-81."
    ),
    "hulsheger_schewe_2011": (
        "Hülsheger, U. R., & Schewe, A. F. (2011). On the costs and benefits of emotional labor: A meta-analysis of "
        "three decades of research. Journal of Occupational Health Psychology, 16(3), 361-389."
    ),
    "newton_1990": (
        "Newton, E. L. (1990). The Rocky Road from Actions to Intentions. Doctoral dissertation, Stanford University."
    ),
    "oliva_sterman_2001": (
        "Oliva, R., & Sterman, J. D. (2001). Cutting corners and working overtime: Quality erosion in the service "
        "industry. Management Science, 47(7), 894-914."
    ),
    "pettigrew_tropp_2006": (
        "Pettigrew, T. F., & Tropp, L. R. (2006). A meta-analytic test of intergroup contact theory. Journal of "
        "Personality and Social Psychology, 90(5), 751-783."
    ),
    "schneider_1987": "Schneider, B. (1987). The people make the place. Personnel Psychology, 40(3), 437-453.",
    "schweitzer_2004": (
        "Schweitzer, M. E., Ordóñez, L., & Douma, B. (2004). Goal setting as a motivator of unethical behavior. "
        "Academy of Management Journal, 47(3), 422-432."
    ),
    "slovic_1993": "Slovic, P. (1993). Perceived risk, trust, and democracy. Risk Analysis, 13(6), 675-682.",
    "sqm": (
        "SQM Group. Published call-centre benchmarks on first-contact resolution and transferred calls; marketing "
        "research: directions firm, sizes soft."
    ),
    "teding_van_berkhout_2016": (
        "Teding van Berkhout, E., & Malouff, J. M. (2016). The efficacy of empathy training: A meta-analysis of "
        "randomized controlled trials. Journal of Counseling Psychology, 63(1), 32-41."
    ),
    "temkin": (
        "Temkin Group, 2010 to 2019: Experience Ratings, Employee Engagement Index, ROI of Customer Experience and "
        "related studies; cross-sectional surveys of consumers and employees."
    ),
    "thomas_2000": (
        "Thomas, K. W. (2000). Intrinsic Motivation at Work: Building Energy and Commitment. Berrett-Koehler."
    ),
    "tversky_kahneman_1992": (
        "Tversky, A., & Kahneman, D. (1992). Advances in prospect theory: Cumulative representation of uncertainty. "
        "Journal of Risk and Uncertainty, 5(4), 297-323."
    ),
}
