namespace CnnLab.Experiments;

/// <summary>A confusion matrix of a variant: the sum of its runs.</summary>
/// <param name="Title">The data set.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Name">The table's name, <c>test_confusion_matrix</c>.</param>
/// <param name="Table">Its headings.</param>
/// <param name="Total">The sum, row by row.</param>
/// <param name="RunsRead">How many runs it is the sum of.</param>
/// <param name="Runs">How many runs the variant has.</param>
internal sealed record VariantTable(
    string Title, string Variant, string Name, TableRecord Table, double?[][] Total, int RunsRead, int Runs);
