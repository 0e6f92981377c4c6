namespace CnnLab.TestKit;

/// <summary>
/// How far a numeric and an analytic derivative may be apart: <c>Absolute + Relative * the larger of the two</c>.
/// </summary>
public sealed record GradientTolerance(double Relative = 2e-3, double Absolute = 1e-3)
{
    public double Of(double numeric, double analytic) =>
        Absolute + (Relative * Math.Max(Math.Abs(numeric), Math.Abs(analytic)));
}
