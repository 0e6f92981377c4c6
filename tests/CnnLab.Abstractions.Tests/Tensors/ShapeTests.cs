namespace CnnLab.Abstractions.Tests.Tensors;

public sealed class ShapeTests
{
    [Test]
    public void An_image_has_channels_rows_and_columns()
    {
        var shape = new Shape(3, 4, 5);
        Assert.That((shape.Channels, shape.Height, shape.Width), Is.EqualTo((3, 4, 5)));
        Assert.That((shape.Count, shape.Rank, shape.IsImage), Is.EqualTo((60, 3, true)));
        Assert.That(shape.ToString(), Is.EqualTo("[3, 4, 5]"));
    }

    [Test]
    public void A_vector_is_no_image()
    {
        var shape = new Shape(7);
        Assert.That(shape.IsImage, Is.False);
        Assert.That(
            () => shape.Height,
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "Shape [7] is not an image. Expected [channels, height, width]."));
    }

    [TestCase(0)]
    [TestCase(-2)]
    public void A_dimension_that_is_not_positive_is_refused(int dimension) =>
        Assert.That(
            () => new Shape(3, dimension),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                $"Shape [3, {dimension}] has a dimension of {dimension}. Expected positive dimensions."));

    [Test]
    public void More_elements_than_an_array_holds_are_refused() =>
        Assert.That(
            () => new Shape(1 << 16, 1 << 16, 1 << 16, 1 << 16),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                $"Shape [65536, 65536, 65536, 65536] has more elements than an array can hold ({Array.MaxLength})."));

    [Test]
    public void Shapes_are_equal_when_their_dimensions_are()
    {
        var (shape, same) = (new Shape(2, 3), new Shape(2, 3));
        Assert.That(shape, Is.EqualTo(same));
        Assert.That(shape.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(shape, Is.Not.EqualTo(new Shape(3, 2)).And.Not.EqualTo(new Shape(2, 3, 1)));
    }

    [Test]
    public void A_shape_keeps_its_dimensions_when_the_array_changes()
    {
        int[] dimensions = [2, 3];
        var shape = new Shape(dimensions);
        dimensions[0] = 9;
        Assert.That(shape.Dimensions.ToArray(), Is.EqualTo(new[] { 2, 3 }));
    }
}
