namespace CnnLab.Compute;

/// <summary>Where the kernels find a panel of B, one or two vectors wide: where it lies, or packed.</summary>
/// <param name="Start">The first element.</param>
/// <param name="Step">Elements between two rows.</param>
/// <param name="Vectors">The width in vectors.</param>
/// <param name="Copy">Where the first tile leaves the rows without gaps between them; 0 for nowhere.</param>
internal readonly record struct RightPanel(nint Start, nint Step, int Vectors, nint Copy);
