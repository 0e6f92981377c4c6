using CnnLab.Experiments;
using ScottPlot;

namespace CnnLab.Benchmarks;

/// <summary>Measured points, joined by a line or not, or a line that they are compared with.</summary>
/// <param name="Style">Words for the legend, colour and pattern.</param>
/// <param name="Points">The points, in their units.</param>
/// <param name="Marker">Their shape: the colour is not the only sign. None where nothing was measured.</param>
/// <param name="IsJoined">Whether a line leads through them.</param>
/// <param name="Names">What is written beside each; null for nothing.</param>
internal sealed record PanelLine(
    CurveSeries Style,
    IReadOnlyList<Coordinates> Points,
    MarkerShape Marker,
    bool IsJoined = true,
    IReadOnlyList<string>? Names = null)
{
    public const float MarkerSize = 7;

    /// <summary>What was measured is stronger than what it is compared with.</summary>
    public float Width => Marker == MarkerShape.None ? 1.5f : 2.5f;
}
