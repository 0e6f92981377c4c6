using CnnLab.Experiments;
using ScottPlot;

namespace CnnLab.Benchmarks;

/// <summary>Measured points, joined by a line or not, or a line that they are compared with.</summary>
/// <param name="Style">Words for the legend, colour and pattern.</param>
/// <param name="Points">The points, in their units.</param>
/// <param name="Marker">Their shape: the colour is not the only sign.</param>
/// <param name="IsJoined">Whether a line leads through them.</param>
/// <param name="Names">What is written beside each; null for nothing.</param>
internal sealed record PanelLine(
    CurveSeries Style,
    IReadOnlyList<Coordinates> Points,
    MarkerShape Marker,
    bool IsJoined = true,
    IReadOnlyList<string>? Names = null)
{
    public const float Width = 2.5f, MarkerSize = 7;
}
