using CnnLab.Plugins.Augmentations;

namespace CnnLab.Plugins.Tests.Augmentations;

internal sealed class RandomAffineTests
{
    private static readonly Shape Shape = new(2, 9, 7);

    [Test]
    public void Without_amounts_the_image_stays_as_it_is() => Assert.That(
        Augmented.Apply(
            new RandomAffineAugmentation(new() { Rotation = 0, Scale = 0, Shear = 0, Translation = 0 }), Shape, 1),
        Is.EqualTo(Augmented.Numbered(Shape)));

    [TestCase(25, 0, 0, 0)]
    [TestCase(0, 0.3, 0, 0)]
    [TestCase(0, 0, 20, 0)]
    [TestCase(0, 0, 0, 0.4)]
    [TestCase(180, 0.5, 40, 0.5)]
    public void Every_pixel_is_what_two_matrices_and_four_neighbours_say(
        double rotation, double scale, double shear, double translation)
    {
        var options = new RandomAffineOptions
        {
            Rotation = rotation,
            Scale = scale,
            Shear = shear,
            Translation = translation,
            FillValue = -5,
        };
        for (var seed = 0; seed < 20; seed++)
        {
            var actual = Augmented.Apply(new RandomAffineAugmentation(options), Shape, seed);
            Assert.That(actual, Is.EqualTo(Naive(options, seed)).Within(1e-3f), $"seed {seed}");
        }
    }

    [Test]
    public void A_quarter_turn_goes_counterclockwise()
    {
        var map = Forward(degrees: 90, shearDegrees: 0, scale: 1);
        // One step to the right becomes one step up: y is downwards.
        Assert.That((map[0, 0], map[1, 0]), Is.EqualTo((0.0, -1.0)).Using<(double A, double B)>(
            (x, y) => Math.Abs(x.A - y.A) < 1e-12 && Math.Abs(x.B - y.B) < 1e-12));
    }

    /// <summary>Solves for each new pixel the forward map by Cramer's rule, all in double.</summary>
    private static float[] Naive(RandomAffineOptions options, int seed)
    {
        var random = Augmented.Stream(seed);
        var map = Forward(
            Draw(options.Rotation, ref random), Draw(options.Shear, ref random), 1 + Draw(options.Scale, ref random));
        var right = Draw(options.Translation, ref random) * Shape.Width;
        var down = Draw(options.Translation, ref random) * Shape.Height;
        var determinant = (map[0, 0] * map[1, 1]) - (map[0, 1] * map[1, 0]);
        return Augmented.Image(Shape, (channel, row, column) =>
        {
            var (x, y) = (column - 3 - right, row - 4 - down);
            var oldX = ((x * map[1, 1]) - (map[0, 1] * y)) / determinant;
            var oldY = ((map[0, 0] * y) - (map[1, 0] * x)) / determinant;
            return (float)Bilinear(channel, oldY + 4, oldX + 3, options.FillValue);
        });
    }

    private static double Draw(double amount, ref RandomStream random) => random.NextDouble(-amount, amount);

    /// <summary>Scale times turn times slant.</summary>
    private static double[,] Forward(double degrees, double shearDegrees, double scale)
    {
        var (angle, slant) = (degrees * Math.PI / 180, Math.Tan(shearDegrees * Math.PI / 180));
        double[,] turn = { { Math.Cos(angle), Math.Sin(angle) }, { -Math.Sin(angle), Math.Cos(angle) } };
        double[,] shear = { { 1, slant }, { 0, 1 } };
        var product = new double[2, 2];
        for (var (i, j, k) = (0, 0, 0); i < 8; i++)
        {
            (j, k) = (i / 4, i / 2 % 2);
            product[j, k] += scale * turn[j, i % 2] * shear[i % 2, k];
        }

        return product;
    }

    /// <summary>All pixels, weighted by how near they are: 0 from a distance of one.</summary>
    private static double Bilinear(int channel, double y, double x, float outside)
    {
        var image = Augmented.Numbered(Shape);
        var sum = 0.0;
        for (var row = -20; row < 30; row++)
        {
            for (var column = -20; column < 30; column++)
            {
                var weight = Math.Max(0, 1 - Math.Abs(y - row)) * Math.Max(0, 1 - Math.Abs(x - column));
                sum += weight * Augmented.At(image, Shape, channel, row, column, outside);
            }
        }

        return sum;
    }
}
