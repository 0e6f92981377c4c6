namespace CnnLab.Experiments;

/// <summary>Something that the run was computed with and that is another now.</summary>
/// <param name="What">What, for example <c>plugin my_lab</c>.</param>
/// <param name="Recorded">What the record has.</param>
/// <param name="Now">What is here.</param>
public sealed record RecordDifference(string What, string Recorded, string Now)
{
    /// <summary>
    /// All that differs between two records and can change a number, what is likeliest to first.
    /// </summary>
    public static IReadOnlyList<RecordDifference> Between(Provenance recorded, Provenance now) =>
    [
        .. Pairs(recorded, now).Where(pair => pair.Recorded != pair.Now),
    ];

    private static IEnumerable<RecordDifference> Pairs(Provenance recorded, Provenance now)
    {
        yield return new("data", recorded.DataFingerprint ?? "unknown", now.DataFingerprint ?? "unknown");
        foreach (var plugin in recorded.Plugins)
        {
            var here = now.Plugins.FirstOrDefault(other => other.Name == plugin.Name);
            yield return new($"plugin {plugin.Name}", Words(plugin), here is null ? "not there" : Words(here));
        }

        yield return new("version of cnnlab", recorded.ProductVersion, now.ProductVersion);
        yield return new("provider", recorded.Provider, now.Provider);
        yield return new("runtime", recorded.Runtime, now.Runtime);
        yield return new(
            "instruction sets",
            string.Join(' ', recorded.Processor.InstructionSets),
            string.Join(' ', now.Processor.InstructionSets));
        yield return new("processor", Model(recorded.Processor), Model(now.Processor));
        yield return new("operating system", recorded.OperatingSystem, now.OperatingSystem);
    }

    private static string Words(PluginProvenance plugin) => $"{plugin.Version} sha256 {plugin.Sha256}";

    private static string Model(ProcessorInfo processor) => $"{processor.Model ?? "unknown"} {processor.Architecture}";
}
