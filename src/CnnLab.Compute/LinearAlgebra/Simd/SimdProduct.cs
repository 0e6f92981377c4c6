namespace CnnLab.Compute;

/// <summary>Chooses by a product's shape how its operands are rearranged for the kernels.</summary>
internal static unsafe class SimdProduct<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // Measured costs of an element, and of a multiply-add of vectors, in the time of one such at the processor's peak.
    private const double Transposing = 0.7;
    private const double Copying = 0.5;
    private const double BlockedMultiplyAdd = 1.06;
    private const double LaneSum = 5;
    private const double DotLoad = 0.3;
    private const double DotMultiplyAdd = 1.05;

    /// <summary>Computes the product; M, N and K are at least 1.</summary>
    public static void Multiply(in ProductTask task)
    {
        if (task.ColumnB == 1)
        {
            BlockedProduct<TVector, TSimd>.Multiply(task);
            return;
        }

        var swapped = task.Swapped();
        var blocks = CostOfBlocks(task);
        var swappedBlocks = CostOfBlocks(swapped);
        if (task.StepA == 1 && CostOfDots(task) <= Math.Min(blocks, swappedBlocks))
        {
            DotProducts<TVector, TSimd>.Multiply(task);
        }
        else
        {
            BlockedProduct<TVector, TSimd>.Multiply(swappedBlocks < blocks ? swapped : task);
        }
    }

    private static double CostOfBlocks(in ProductTask task)
    {
        double m = task.M, n = task.N, k = task.K;
        var paddedColumns = Math.Ceiling(n / TSimd.Lanes);
        return (BlockedMultiplyAdd * m * paddedColumns * k)
            + (BlockedProduct<TVector, TSimd>.CopiesLeft(task) ? Copying * m * k : 0)
            + (task.ColumnB != 1 ? Transposing * n * k : 0)
            + (task.TransposeC ? Transposing * m * n : 0);
    }

    private static double CostOfDots(in ProductTask task)
    {
        double m = task.M, n = task.N, k = task.K;
        return (DotMultiplyAdd * m * n * k / TSimd.Lanes) + (DotLoad * n * k) + (LaneSum * m * n);
    }
}
