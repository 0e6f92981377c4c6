using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>Which of its scored images each variant's only network predicted right.</summary>
internal sealed class RecordedPredictions
{
    private const string Header = "index,label,predicted";

    private readonly Dictionary<string, IReadOnlyDictionary<int, bool>> _right = [];
    private readonly Dictionary<string, string> _problems = [];

    /// <summary>How many variants have a file, whatever is in it.</summary>
    public int Count => _right.Count + _problems.Count;

    /// <summary>Reads the files of variants with a run of one fold each.</summary>
    public static RecordedPredictions Read(IEnumerable<ComparisonCell> cells)
    {
        var predictions = new RecordedPredictions();
        foreach (var cell in cells)
        {
            predictions.Add(cell.Variant, Path.Combine(
                cell.Scores[0].Run.Directory, "predictions", "repeat1-fold1.csv"));
        }

        return predictions;
    }

    /// <summary>McNemar's test of two variants, or why there is none.</summary>
    public TestAnswer<McNemarResult> Test(string first, string second)
    {
        if ((_problems.GetValueOrDefault(first) ?? _problems.GetValueOrDefault(second)) is { } problem)
        {
            return TestAnswers.None<McNemarResult>(problem);
        }

        if (!_right.TryGetValue(first, out var a) || !_right.TryGetValue(second, out var b))
        {
            return TestAnswers.None<McNemarResult>("No predictions were recorded.");
        }

        int[] images = [.. a.Keys.Where(b.ContainsKey)];
        return images.Length == a.Count && images.Length == b.Count
            ? McNemar.Test([.. images.Select(image => a[image])], [.. images.Select(image => b[image])])
            : TestAnswers.None<McNemarResult>(
                $"The recorded predictions are of different images: {a.Count} of {first}, {b.Count} of {second}, "
                + $"{images.Length} of both.");
    }

    private void Add(string variant, string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            _right.Add(variant, Read(path));
        }
        catch (RunFileException exception)
        {
            // Its pairs have no test; all others are as good as before.
            _problems.Add(variant, exception.Message);
        }
    }

    private static Dictionary<int, bool> Read(string path)
    {
        try
        {
            var lines = File.ReadAllLines(path);
            if (lines is not [Header, ..])
            {
                throw new RunFileException($"{path} has other columns. Expected {Header}.");
            }

            var right = new Dictionary<int, bool>();
            foreach (var line in lines.Skip(1))
            {
                var (index, isRight) = Prediction(line, path);
                if (!right.TryAdd(index, isRight))
                {
                    throw new RunFileException($"{path} has the image {index} twice. Expected one line for each.");
                }
            }

            return right;
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(path, exception);
        }
    }

    private static (int Index, bool IsRight) Prediction(string line, string path) =>
        line.Split(',') is [var index, var label, var predicted]
        && int.TryParse(index, CultureInfo.InvariantCulture, out var image)
        && int.TryParse(label, CultureInfo.InvariantCulture, out var expected)
        && int.TryParse(predicted, CultureInfo.InvariantCulture, out var received)
            ? (image, expected == received)
            : throw new RunFileException($"{path} has the line '{line}'. Expected three whole numbers: {Header}.");
}
