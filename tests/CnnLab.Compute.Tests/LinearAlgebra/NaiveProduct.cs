namespace CnnLab.Compute.Tests;

/// <summary>A product as three loops in double precision.</summary>
internal static class NaiveProduct
{
    public static double[] Multiply(in MatrixProduct product, float[] a, float[] b, float[] c)
    {
        var result = c.Select(value => (double)value).ToArray();
        for (var i = 0; i < product.M; i++)
        {
            for (var j = 0; j < product.N; j++)
            {
                var place = (i * product.StrideC()) + j;
                var sum = product.Accumulate ? c[place] : 0.0;
                for (var k = 0; k < product.K; k++)
                {
                    sum += (double)a[PlaceInA(product, i, k)] * b[PlaceInB(product, k, j)];
                }

                result[place] = sum;
            }
        }

        return result;
    }

    private static int PlaceInA(in MatrixProduct product, int i, int k) =>
        product.TransposeA ? (k * product.StrideA()) + i : (i * product.StrideA()) + k;

    private static int PlaceInB(in MatrixProduct product, int k, int j) =>
        product.TransposeB ? (j * product.StrideB()) + k : (k * product.StrideB()) + j;
}
