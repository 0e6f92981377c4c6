namespace CnnLab;

/// <summary>
/// The shape of one sample, without the batch axis: <c>[channels, height, width]</c> for an image, <c>[features]</c>
/// for a vector.
/// </summary>
public sealed class Shape : IEquatable<Shape>
{
    private readonly int[] _dimensions;

    /// <summary>A shape of the given dimensions, outermost first.</summary>
    /// <exception cref="ComponentException">
    /// A dimension is not positive, or the elements do not fit an array.
    /// </exception>
    public Shape(params ReadOnlySpan<int> dimensions)
    {
        _dimensions = dimensions.ToArray();
        long count = 1;
        foreach (var dimension in dimensions)
        {
            if (dimension <= 0)
            {
                throw new ComponentException(
                    $"Shape {this} has a dimension of {dimension}. Expected positive dimensions.");
            }

            count *= dimension;
            if (count > Array.MaxLength)
            {
                throw new ComponentException(
                    $"Shape {this} has more elements than an array can hold ({Array.MaxLength}).");
            }
        }

        Count = (int)count;
    }

    /// <summary>The dimensions, outermost first.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    /// <summary>How many dimensions: 3 for an image, 1 for a vector.</summary>
    public int Rank => _dimensions.Length;

    /// <summary>How many elements one sample has.</summary>
    public int Count { get; }

    /// <summary>Whether this is <c>[channels, height, width]</c>.</summary>
    public bool IsImage => Rank == 3;

    /// <summary>The channels of an image.</summary>
    public int Channels => Image(0);

    /// <summary>The rows of an image.</summary>
    public int Height => Image(1);

    /// <summary>The columns of an image.</summary>
    public int Width => Image(2);

    /// <summary>Whether the dimensions are the same.</summary>
    public static bool operator ==(Shape? left, Shape? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the dimensions differ.</summary>
    public static bool operator !=(Shape? left, Shape? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && _dimensions.AsSpan().SequenceEqual(other._dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var dimension in _dimensions)
        {
            hash.Add(dimension);
        }

        return hash.ToHashCode();
    }

    /// <summary>For example <c>[32, 13, 13]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _dimensions)}]";

    private int Image(int axis) => IsImage
        ? _dimensions[axis]
        : throw new ComponentException($"Shape {this} is not an image. Expected [channels, height, width].");
}
