namespace CnnLab.Plugins.Datasets;

/// <summary>A change of the plane: slant, scale, turn, shift, about the middle of the unit square.</summary>
internal readonly record struct Affine(double XX, double XY, double YX, double YY, double ShiftX, double ShiftY)
{
    /// <summary>The change made of its parts.</summary>
    /// <param name="degrees">The turn.</param>
    /// <param name="scaleX">Of the width.</param>
    /// <param name="scaleY">Of the height.</param>
    /// <param name="shear">The slant.</param>
    /// <param name="shiftX">To the right.</param>
    /// <param name="shiftY">Downwards.</param>
    public static Affine Of(double degrees, double scaleX, double scaleY, double shear, double shiftX, double shiftY)
    {
        var radians = degrees * Math.PI / 180;
        var sine = Series(radians, firstTerm: radians, firstPower: 1);
        var cosine = Series(radians, firstTerm: 1, firstPower: 0);
        var slant = shear * scaleX;
        return new Affine(
            XX: cosine * scaleX,
            XY: (-cosine * slant) - (sine * scaleY),
            YX: sine * scaleX,
            YY: (-sine * slant) + (cosine * scaleY),
            shiftX,
            shiftY);
    }

    /// <summary>Where a point goes.</summary>
    public (double X, double Y) Map(double x, double y)
    {
        var (fromMiddleX, fromMiddleY) = (x - 0.5, y - 0.5);
        return (
            0.5 + (XX * fromMiddleX) + (XY * fromMiddleY) + ShiftX,
            0.5 + (YX * fromMiddleX) + (YY * fromMiddleY) + ShiftY);
    }

    // Taylor's series up to the 30th power, exact to the last bits within a half turn: Math.Sin is another function on
    // other machines.
    private static double Series(double x, double firstTerm, int firstPower)
    {
        var (sum, term) = (firstTerm, firstTerm);
        for (var power = firstPower + 2; power <= 30; power += 2)
        {
            term *= -x * x / (power * (power - 1));
            sum += term;
        }

        return sum;
    }
}
