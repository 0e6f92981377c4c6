namespace CnnLab.Experiments;

/// <summary>
/// Reads what a report shows besides the numbers of its comparison: epochs, tables and what the lens saw, of so many
/// runs that the report of thousands is there in seconds.
/// </summary>
internal sealed class ComparisonReportReader(ComparisonResult result)
{
    /// <summary>More data sets or settings than these are in the tables alone.</summary>
    public const int MostBlocks = 12;

    private const int MostRunsOfAVariant = 5;

    private readonly List<string> _problems = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The epochs of the first data sets.</summary>
    public IReadOnlyList<BlockCurves> Curves() =>
    [
        .. result.Data.Blocks.Take(MostBlocks)
            .Select(block => new BlockCurves(block, [.. block.Cells.Select(Epochs)])),
    ];

    /// <summary>The confusion matrices of the first data sets.</summary>
    public IReadOnlyList<VariantTable> Tables() =>
    [
        .. from block in result.Data.Blocks.Take(MostBlocks)
           from cell in block.Cells
           from table in Tables(block, cell)
           select table,
    ];

    /// <summary>What the lens saw of the first data sets, where it has looked at two variants or more.</summary>
    public IReadOnlyList<BlockLens> Lenses() =>
    [
        .. result.Data.Blocks.Take(MostBlocks).Select(Lens).OfType<BlockLens>(),
    ];

    private BlockLens? Lens(ComparisonBlock block)
    {
        LensVariant[] variants =
        [
            .. block.Cells.Select(cell => new LensVariant(cell.Variant,
                    [
                        .. cell.Runs.Take(MostRunsOfAVariant)
                            .Select(run => Read(() => LensResult.Find(run.Directory), null)).OfType<LensResult>(),
                    ]))
                .Where(variant => variant.Runs.Count > 0),
        ];
        return variants.Length < 2 ? null
            : Read(() => LensComparison.Of(variants), null) is { } comparison
                ? new BlockLens(block, variants, comparison)
            : null;
    }

    private VariantEpochs Epochs(ComparisonCell cell)
    {
        ComparedRun[] runs = [.. cell.Runs];
        var epochs = runs.Take(MostRunsOfAVariant).SelectMany((run, index) => Read(
            () => MetricsFile.Read(RunDirectory.Open(run.Directory).MetricsFile), [])
            // The folds of another run are other curves.
            .Select(epoch => epoch with { Repeat = (index * run.Folds.Max(fold => fold.Repeat)) + epoch.Repeat }));
        return new VariantEpochs(cell.Variant, [.. epochs], Math.Min(runs.Length, MostRunsOfAVariant), runs.Length);
    }

    private IEnumerable<VariantTable> Tables(ComparisonBlock block, ComparisonCell cell)
    {
        ComparedRun[] runs = [.. cell.Runs];
        var all =
            from run in runs.Take(MostRunsOfAVariant)
            where File.Exists(RunDirectory.Open(run.Directory).TablesFile)
            from entry in Read(() => TableRecord.Read(run.Directory), new Dictionary<string, TableRecord>())
            where entry.Value is { HasCounts: true, Total: not null } && MatrixCell.IsSquare(entry.Value)
            group entry.Value by entry.Key into table
            select table;
        return all.Select(table => new VariantTable(
            block.Title, cell.Variant, table.Key, table.First(), Sum([.. table]), table.Count(), runs.Length));
    }

    private static double?[][] Sum(IReadOnlyList<TableRecord> tables) =>
    [
        .. tables[0].Total!.Select((row, r) => row.Select((_, column) => tables
            .Where(table => table.Rows.SequenceEqual(tables[0].Rows))
            .Sum(table => table.Total![r][column])).ToArray()),
    ];

    private T Read<T>(Func<T> read, T without)
    {
        try
        {
            return read();
        }
        catch (RunFileException exception)
        {
            _problems.Add(exception.Message);
            return without;
        }
    }
}
