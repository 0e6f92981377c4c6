using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>Asks a trained network about images.</summary>
/// <param name="recorded">The network.</param>
/// <param name="top">How many classes are named for each image.</param>
public sealed class Predictor(RecordedNetwork recorded, int top)
{
    private const int StartBytes = 16;

    private readonly Network _network = recorded.Network;
    private readonly IReadOnlyList<IImageReader> _readers = recorded.Readers;

    /// <summary>The predictions of all images of a file, as they are read.</summary>
    /// <exception cref="ComponentException">The file is missing, broken, too large or of no known kind.</exception>
    public IEnumerable<ImagePrediction> Predict(string path)
    {
        var wanted = recorded.Record.Preprocessing.Wanted(_network.InputShape);
        var place = 0;
        foreach (var batch in ReaderOf(path).Read(path, wanted).Chunk(recorded.BatchSize))
        {
            foreach (var scores in Run(batch))
            {
                yield return new ImagePrediction(path, place++, scores);
            }
        }
    }

    private List<IReadOnlyList<ClassScore>> Run(float[][] images)
    {
        var input = _network.Input(images.Length);
        for (var image = 0; image < images.Length; image++)
        {
            recorded.Record.Preprocessing.Apply(images[image], input[image]);
            recorded.Checkpoint.Standardization?.Apply(input[image]);
        }

        _network.Forward(images.Length, Phase.Inference, step: 0);
        var scores = _network.Scores(images.Length);
        return [.. scores.Chunk(_network.Classes).Select(Top)];
    }

    private IReadOnlyList<ClassScore> Top(float[] scores) =>
    [
        .. scores.Zip(recorded.Record.ClassNames, (score, name) => new ClassScore(name, score))
            .OrderByDescending(entry => entry.Score)
            .Take(top),
    ];

    private IImageReader ReaderOf(string path)
    {
        var start = Start(path);
        return _readers.FirstOrDefault(reader => reader.CanRead(start)) ?? throw new ComponentException(
            $"'{path}' is no file of images. Expected {string.Join(", ", _readers.Select(reader => reader.Formats))}.");
    }

    private static byte[] Start(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ComponentException($"'{path}' is a folder. Expected a file of images, or a pattern: {path}/*.png.");
        }

        try
        {
            using var file = File.OpenRead(path);
            var start = new byte[StartBytes];
            return start[..file.ReadAtLeast(start, StartBytes, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
