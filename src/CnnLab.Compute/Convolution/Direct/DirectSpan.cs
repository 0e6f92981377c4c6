namespace CnnLab.Compute;

/// <summary>The positions of a tile: one or two vectors of them, side by side or one line below the other.</summary>
/// <param name="Plane">Floats between the outputs of two filters.</param>
/// <param name="Right">From the first vector of outputs to the second.</param>
/// <param name="LeftCount">Outputs of the first vector that exist.</param>
/// <param name="RightCount">Outputs of the second vector that exist; 0 where there is none.</param>
internal readonly record struct DirectSpan(nint Plane, nint Right, int LeftCount, int RightCount);
