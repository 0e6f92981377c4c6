using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// What a fold's network says of the images that it is scored on: a file such as <c>predictions/repeat1-fold2.csv</c>,
/// with a line for each image. A fold that did not complete has none.
/// </summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Images">The images, in the order of the fold's scored samples.</param>
public sealed partial record PredictionRecord(int Repeat, int Fold, IReadOnlyList<ScoredImage> Images)
{
    private const string Heading = "index,label,predicted";

    /// <summary>
    /// Reads the files of a run's directory, by repeat and fold; none if an earlier version has run it.
    /// </summary>
    /// <exception cref="RunFileException">A file cannot be read or is not what was written.</exception>
    public static IReadOnlyList<PredictionRecord> Read(string runDirectory)
    {
        var folder = new DirectoryInfo(Path.Combine(runDirectory, "predictions"));
        var files = folder.Exists ? folder.GetFiles("*.csv") : [];
        return
        [
            .. from file in files
               let name = FileName().Match(file.Name)
               where name.Success
               let repeat = int.Parse(name.Groups["repeat"].ValueSpan, CultureInfo.InvariantCulture)
               let fold = int.Parse(name.Groups["fold"].ValueSpan, CultureInfo.InvariantCulture)
               orderby repeat, fold
               select new PredictionRecord(repeat, fold, ReadImages(file.FullName)),
        ];
    }

    /// <summary>Writes the file of a fold that has completed.</summary>
    /// <exception cref="RunFileException">It cannot be written.</exception>
    internal static void Write(RunDirectory directory, FoldResult fold)
    {
        if (fold.Status != FoldStatus.Completed)
        {
            return;
        }

        var text = new StringBuilder(Heading).Append('\n');
        foreach (var (index, label, predicted) in fold.ScoredImages)
        {
            text.Append(CultureInfo.InvariantCulture, $"{index},{label},{predicted}\n");
        }

        MakeFolder(directory.PredictionsFolder);
        WholeFile.Write(directory.Predictions(fold.Repeat, fold.Fold), text.ToString());
    }

    // A run that an earlier version has begun has none.
    private static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(path, exception);
        }
    }

    private static ScoredImage[] ReadImages(string path)
    {
        var lines = LineFile.Read(path);
        return lines.Count > 0 && lines[0] == Heading
            ? [.. lines.Skip(1).Select((line, index) => Parse(path, line, index + 2))]
            : throw new RunFileException($"{path}:1 is not what cnnlab wrote. Expected the line {Heading}.");
    }

    private static ScoredImage Parse(string path, string line, int number)
    {
        return line.Split(',') is [var first, var second, var third]
            && Parses(first, out var index) && Parses(second, out var label) && Parses(third, out var predicted)
            ? new ScoredImage(index, label, predicted)
            : throw new RunFileException(
                $"{path}:{number} is not a scored image. Expected three whole numbers, {Heading}, received '{line}'.");

        static bool Parses(string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"^repeat(?<repeat>[1-9]\d{0,8})-fold(?<fold>[1-9]\d{0,8})\.csv$")]
    private static partial Regex FileName();
}
