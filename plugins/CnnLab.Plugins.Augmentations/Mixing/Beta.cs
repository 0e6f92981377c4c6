namespace CnnLab.Plugins.Augmentations;

/// <summary>The beta distribution with both parameters alike, drawn from 0 to 1 around 1/2.</summary>
internal static class Beta
{
    /// <summary>A draw of Beta(alpha, alpha): a gamma variable through the sum of two.</summary>
    /// <remarks>
    /// By their logarithms: for a small alpha both would be 0 in floating point, and the draw has to be 0 or 1.
    /// </remarks>
    public static double Draw(double alpha, ref RandomStream random) =>
        1 / (1 + Math.Exp(LogGamma(alpha, ref random) - LogGamma(alpha, ref random)));

    /// <summary>
    /// The logarithm of a gamma variable: Marsaglia, Tsang: "A Simple Method for Generating Gamma Variables", 2000;
    /// that of alpha + 1 times a power of a uniform variable is one of alpha (their section 6).
    /// </summary>
    private static double LogGamma(double alpha, ref RandomStream random)
    {
        var d = alpha + 1 - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = random.NextGaussian();
            var root = 1 + (c * normal);
            var cube = root * root * root;
            // 1 - u is never 0.
            var logarithm = Math.Log(1 - random.NextDouble());
            if (root > 0 && logarithm < (normal * normal / 2) + d - (d * cube) + (d * Math.Log(cube)))
            {
                return Math.Log(d * cube) + (Math.Log(1 - random.NextDouble()) / alpha);
            }
        }
    }
}
