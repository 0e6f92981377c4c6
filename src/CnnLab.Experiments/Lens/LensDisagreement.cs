namespace CnnLab.Experiments;

/// <summary>An image about which networks disagree.</summary>
/// <param name="Repeat">The repeat of the fold that it is scored in.</param>
/// <param name="Fold">The fold.</param>
/// <param name="Index">Its place in the data set.</param>
/// <param name="Label">Its class, as a number.</param>
/// <param name="Disagreement">The share of networks that do not see the class that most of them see.</param>
/// <param name="Picture">The image; null where no run has kept it.</param>
/// <param name="Votes">What each variant says, in the comparison's order.</param>
public sealed record LensDisagreement(
    int Repeat,
    int Fold,
    int Index,
    int Label,
    double Disagreement,
    LensPicture? Picture,
    IReadOnlyList<LensVote> Votes);
