namespace CnnLab.Plugins.Datasets;

/// <summary>What a line of numbers is.</summary>
/// <param name="Shape">The shape of the image.</param>
/// <param name="Classes">How many classes there are; labels are 0 to one less.</param>
/// <param name="LabelColumn">The place of the label, from 0; from the end if negative, -1 is the last.</param>
/// <param name="MaxValue">The largest value of a pixel; the smallest is 0.</param>
/// <param name="HasHeader">Whether the first line has names.</param>
internal sealed record CsvLayout(
    Shape Shape, int Classes, int LabelColumn, double MaxValue, bool HasHeader = false)
{
    /// <summary>How many values a line has.</summary>
    public int Columns => Shape.Count + 1;

    /// <summary>The place of the label, from 0.</summary>
    public int LabelAt => LabelColumn < 0 ? Columns + LabelColumn : LabelColumn;
}
