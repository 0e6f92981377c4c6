namespace CnnLab.Experiments;

/// <summary>
/// All numbers of a comparison. What is printed, and every form of the report, shows these and computes none.
/// </summary>
/// <param name="Question">What was asked.</param>
/// <param name="Data">The values of all runs.</param>
/// <param name="Choice">Which test the whole calls for, and its warnings.</param>
/// <param name="Blocks">What was found on each data set, in the order of <see cref="ComparisonData.Blocks"/>.</param>
/// <param name="Overall">What was found over the data sets; null unless there are enough of them for a test.</param>
/// <param name="Failed">Runs without values, in the order of their directories.</param>
public sealed record ComparisonResult(
    ComparisonQuestion Question,
    ComparisonData Data,
    TestChoice Choice,
    IReadOnlyList<BlockResult> Blocks,
    OverallResult? Overall,
    IReadOnlyList<FailedRun> Failed)
{
    /// <summary>Runs that take no part although they may have values, each with the reason.</summary>
    public IReadOnlyList<LeftOutRun> LeftOut => Data.LeftOut;
}
