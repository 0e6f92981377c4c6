using ScottPlot;
using SkiaSharp;

namespace CnnLab.Benchmarks.Tests;

public sealed class NamePlacerTests
{
    [Test]
    public void A_name_stands_right_below_its_point_where_that_is_free() => Assert.That(
        new NamePlacer([new(50, 50)], size: 11).Place("conv1", new(50, 50)), Is.EqualTo(Alignment.UpperLeft));

    [Test]
    public void A_name_avoids_other_points_and_the_names_before_it()
    {
        SKPoint first = new(50, 50), below = new(60, 62);
        var placer = new NamePlacer([first, below], size: 11);
        Assert.Multiple(() =>
        {
            Assert.That(placer.Place("conv1", first), Is.EqualTo(Alignment.LowerLeft));
            Assert.That(placer.Place("conv1", first), Is.EqualTo(Alignment.UpperRight));
            Assert.That(placer.Place("conv1", first), Is.EqualTo(Alignment.LowerRight));
            Assert.That(placer.Place("conv1", first), Is.Null);
        });
    }
}
