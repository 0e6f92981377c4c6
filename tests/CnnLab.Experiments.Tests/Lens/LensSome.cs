namespace CnnLab.Experiments.Tests.Lens;

/// <summary>Images and results of the lens that are made up.</summary>
internal static class LensSome
{
    /// <summary>Images of one shape with these values, numbered from 0, all of class 0.</summary>
    public static LensImages Images(Shape shape, params float[][] pixels) =>
        new(shape, [.. pixels.Select((values, index) => new LensImage(index, 0, values))]);

    /// <summary>An image whose values are all different, from 0 to 1.</summary>
    public static float[] Ramp(Shape shape) =>
        [.. Enumerable.Range(0, shape.Count).Select(i => i * 7 % shape.Count / (float)(shape.Count - 1))];

    /// <summary>What a change makes of the only image.</summary>
    public static float[] Changed(this IImageChange change, LensImages images)
    {
        var target = new float[images.Shape.Count];
        change.Apply(images.Images[0], target);
        return target;
    }

    /// <summary>A fold of a network that calls images 10, 11, 12, ... what it is given; all are of class 0.</summary>
    public static LensFold Fold(double consistency, params int[] predicted) => new()
    {
        Repeat = 1,
        Fold = 1,
        CheckpointSha256 = "c1",
        Accuracy = predicted.Count(value => value == 0) / (double)predicted.Length,
        Shifts = [new LensPoint(1, consistency, 0.5), new LensPoint(2, consistency / 2, 0.25)],
        Noise = [new LensPoint(0.1, 0.9, 0.4)],
        Blur = [new LensPoint(0.5, 0.9, 0.3)],
        Occlusion = [new LensPoint(0.2, 0.9, 0.2)],
        Pooling = [new PoolingStatistics("pool1", "max_pooling2d", "[1, 2, 2]", consistency, 2, 0.25, null, 0.5)],
        Filters = [],
        Example = Picture("image 10"),
        Maps = [],
        Indexes = [.. Enumerable.Range(10, predicted.Length)],
        Labels = new int[predicted.Length],
        Predicted = predicted,
        Mistakes =
        [
            .. predicted.Index().Where(item => item.Item != 0)
                .Select(item => new LensMistake(10 + item.Index, Picture($"image {10 + item.Index}"))),
        ],
    };

    public static LensResult Result(params LensFold[] folds) => new()
    {
        Options = new LensOptions(),
        DataFingerprint = "d1",
        ClassNames = ["zero", "one", "two"],
        Folds = folds,
    };

    public static LensPicture Picture(string name) => new(name, 1, 1, 2, 0, 1, [0, 255]);
}
