namespace CnnLab.Compute;

/// <summary>Along what a product is cut into pieces.</summary>
internal enum ProductSide
{
    /// <summary>Rows of A and C.</summary>
    Rows,

    /// <summary>Columns of B and C.</summary>
    Columns,

    /// <summary>Terms of the sum: every piece has a C of its own, and these are added in order.</summary>
    Sum,
}
