namespace CnnLab.Compute;

/// <summary>Chooses by a product's shape how its operands are rearranged for the kernels.</summary>
internal static unsafe class SimdProduct<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // Measured costs of an element, and of a multiply-add, in the time of one vector multiply-add of the blocked
    // kernel.
    private const double Transposing = 1.1;
    private const double TransposedStore = 1.1;
    private const double LaneSum = 14;
    private const double SwappedMultiplyAdd = 1.08;
    private const double DotMultiplyAdd = 1.4;

    /// <summary>Computes the product; M, N and K are at least 1.</summary>
    public static void Multiply(in ProductTask task)
    {
        if (task.ColumnB == 1)
        {
            BlockedProduct<TVector, TSimd>.Multiply(task);
            return;
        }

        double m = task.M, n = task.N, k = task.K;
        var multiplyAdds = m * n * k / TSimd.Lanes;
        var packed = (Transposing * n * k) + (multiplyAdds * Padded(task.N) / n);
        var transposesA = task.StepA == 1 ? Transposing * m * k : 0;
        var swapped = transposesA + (TransposedStore * m * n)
            + (SwappedMultiplyAdd * multiplyAdds * Padded(task.M) / m);
        var dots = task.StepA == 1 ? (LaneSum * m * n) + (DotMultiplyAdd * multiplyAdds) : double.PositiveInfinity;
        if (dots <= packed && dots <= swapped)
        {
            DotProducts<TVector, TSimd>.Multiply(task);
        }
        else
        {
            BlockedProduct<TVector, TSimd>.Multiply(swapped < packed ? task.Swapped() : task);
        }
    }

    private static int Padded(int columns) => (columns + TSimd.Lanes - 1) / TSimd.Lanes * TSimd.Lanes;
}
