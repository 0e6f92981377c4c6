namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// From a pixel of the new image to a place in the old one, both measured from the image's centre:
/// <c>x' = a x + b y + c</c>, <c>y' = d x + e y + f</c>, with y downwards.
/// </summary>
internal readonly record struct AffineMap(double A, double B, double C, double D, double E, double F)
{
    /// <summary>
    /// The inverse of: slant by tan(shear), turn counterclockwise as seen, scale, then shift by (right, down) pixels.
    /// </summary>
    public static AffineMap InverseOf(double degrees, double shearDegrees, double scale, double right, double down)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var slant = Math.Tan(shearDegrees * Math.PI / 180);
        // Forward, y downwards: [cos, sin; -sin, cos] scale [1, slant; 0, 1]; its determinant is scale squared.
        var (a, b) = (scale * cosine, scale * ((cosine * slant) + sine));
        var (d, e) = (-scale * sine, scale * (cosine - (sine * slant)));
        var determinant = scale * scale;
        var (ia, ib, id, ie) = (e / determinant, -b / determinant, -d / determinant, a / determinant);
        return new AffineMap(ia, ib, -(ia * right) - (ib * down), id, ie, -(id * right) - (ie * down));
    }

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (B * y) + C, (D * x) + (E * y) + F);
}
