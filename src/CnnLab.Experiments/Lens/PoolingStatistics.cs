namespace CnnLab.Experiments;

/// <summary>What a pooling layer gives for the unchanged images.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="OutputShape">The shape of its output for one image.</param>
/// <param name="Mean">The mean of all its values.</param>
/// <param name="Deviation">Their standard deviation.</param>
/// <param name="Zeros">The share of them that is 0.</param>
/// <param name="TotalVariation">
/// The mean absolute difference of two values side by side in a row or a column, divided by the standard deviation;
/// null where there are none, or all are equal.
/// </param>
/// <param name="HighFrequencies">
/// The share of the maps' energy, without that of their means, in frequencies above a quarter of a cycle per value along
/// rows or columns; null where there is no energy.
/// </param>
public sealed record PoolingStatistics(
    string Layer,
    string Type,
    string OutputShape,
    double Mean,
    double Deviation,
    double Zeros,
    double? TotalVariation,
    double? HighFrequencies);
