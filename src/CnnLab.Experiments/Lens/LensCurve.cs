namespace CnnLab.Experiments;

/// <summary>A share of images by the strength of a change, a line for each variant.</summary>
/// <param name="Change">What was changed: <c>shift</c>, <c>noise</c>, <c>blur</c> or <c>occlusion</c>.</param>
/// <param name="Measure">What is counted: <c>consistency</c> or <c>accuracy</c>.</param>
/// <param name="Unit">The unit of the strengths.</param>
/// <param name="Strengths">The strengths; the first is 0, no change.</param>
/// <param name="Lines">The variants, in the comparison's order.</param>
public sealed record LensCurve(
    string Change, string Measure, string Unit, IReadOnlyList<double> Strengths, IReadOnlyList<LensLine> Lines);
