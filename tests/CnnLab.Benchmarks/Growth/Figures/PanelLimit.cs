using ScottPlot;

namespace CnnLab.Benchmarks;

/// <summary>A limit of the machine.</summary>
/// <param name="Words">What is written beside it.</param>
/// <param name="Corners">The line, in the units of the panel; none for words alone.</param>
/// <param name="Anchor">Where the words are, in the units of the panel.</param>
/// <param name="Side">Which corner of the words is there.</param>
internal sealed record PanelLimit(
    string Words, IReadOnlyList<Coordinates> Corners, Coordinates Anchor, Alignment Side = Alignment.LowerRight);
