using CnnLab.Experiments;

namespace CnnLab.Benchmarks;

/// <summary>Writes a figure and its numbers: a picture in two formats, a page of Markdown and a CSV file.</summary>
/// <param name="folder">Where to.</param>
/// <param name="conditions">What is written under every table.</param>
internal sealed class GrowthFiles(string folder, string conditions)
{
    /// <summary>The name of the files of the epochs over ever more images.</summary>
    public const string DatasetSize = "dataset_size";

    /// <summary>Writes the files.</summary>
    /// <exception cref="RunFileException">The file system refuses.</exception>
    public void Write(PanelFigure figure, GrowthTable table)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, figure.Name);
        WholeFile.Write($"{path}.png", FigureFile.Png(figure));
        WholeFile.Write($"{path}.svg", FigureFile.SvgFile(FigureFile.Svg(figure)));
        WholeFile.Write($"{path}.csv", table.Csv());
        WholeFile.Write(
            $"{path}.md", $"![{figure.Caption}]({figure.Name}.png)\n\n{table.Markdown()}\n{conditions}\n");
    }
}
