namespace CnnLab.Experiments;

/// <summary>All that a comparison's report shows, in every form.</summary>
internal sealed record ComparisonReportModel
{
    /// <summary>The numbers.</summary>
    public required ComparisonResult Result { get; init; }

    /// <summary>Where the report is written, what is being waited for and so on.</summary>
    public required ComparisonReportOptions Options { get; init; }

    /// <summary>The epochs of every variant on every data set that is drawn.</summary>
    public required IReadOnlyList<BlockCurves> Curves { get; init; }

    /// <summary>The confusion matrices of the variants.</summary>
    public required IReadOnlyList<VariantTable> Tables { get; init; }

    /// <summary>What the lens saw, of the data sets that it has looked at.</summary>
    public required IReadOnlyList<BlockLens> Lenses { get; init; }

    /// <summary>What else the manifests do not have in common.</summary>
    public required IReadOnlyList<ManifestVariation> Variations { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>What could not be read or drawn, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What is compared by what.</summary>
    public ComparisonQuestion Question => Result.Question;

    /// <summary>Every run that has values.</summary>
    public IEnumerable<(ComparisonBlock Block, string Variant, ComparedRun Run)> Runs =>
        from block in Result.Data.Blocks
        from cell in block.Cells
        from run in cell.Runs
        select (block, cell.Variant, run);

    /// <summary>Runs without a result that may still get one: those under way, and those that have not begun.</summary>
    public int Awaited => Options.NotBegun
        + Result.Failed.Count(run => run.Status is RunStatus.Running or RunStatus.Queued);

    /// <summary>All runs, those without values and those that have not begun as well.</summary>
    public int Planned => Options.NotBegun
        + Runs.Select(run => run.Run.Directory).Concat(Result.Failed.Select(run => run.Directory)).Distinct().Count();

    /// <summary>The title.</summary>
    public string Title
    {
        get
        {
            var names = Runs.Select(run => run.Run.Summary.Name).Distinct().ToArray();
            return names is [var name] ? name : $"Comparison of {Question.Factor}";
        }
    }

    /// <summary>The figures of a kind.</summary>
    public IEnumerable<ReportFigure> FiguresOf(FigureKind kind) => Figures.Where(figure => figure.Kind == kind);
}
