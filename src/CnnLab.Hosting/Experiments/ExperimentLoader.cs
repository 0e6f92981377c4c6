using CnnLab.Engine;
using CnnLab.Manifests;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting;

/// <summary>
/// From a manifest's path to an experiment that can be run: reads, loads plugins, binds, builds the network.
/// </summary>
/// <param name="store">Where plugins are loaded, each once.</param>
/// <param name="pluginFolders">Folders of plugins, plugins' folders or DLLs that every manifest can use.</param>
/// <param name="dataFiles">Makes the finder of data files for a manifest's folder.</param>
public sealed class ExperimentLoader(
    PluginStore store, IReadOnlyList<string> pluginFolders, Func<string, IDataFiles> dataFiles)
{
    private (string Key, ComponentCatalog Catalog, ComponentFactory Factory, List<Finding> Findings)? _lastTrial;

    /// <summary>The components of the plugin folders alone, without a manifest.</summary>
    /// <exception cref="ComponentException">A plugin folder does not exist.</exception>
    public ComponentCatalog Catalog()
    {
        var catalog = new ComponentCatalog(store);
        foreach (var folder in pluginFolders)
        {
            if (Directory.Exists(folder))
            {
                catalog.AddFolder(folder);
            }
            else
            {
                catalog.AddPath(folder);
            }
        }

        return catalog;
    }

    /// <summary>The same lab with more plugins: folders, plugins' folders or DLLs.</summary>
    public ExperimentLoader With(IEnumerable<string> plugins) => new(store, [.. pluginFolders, .. plugins], dataFiles);

    /// <summary>
    /// Loads the resolved manifest of a run to use its network; makes no data set and leaves out the plugins it names
    /// by paths, which start from another folder. <see cref="LoadedExperiment.Network"/> is null.
    /// </summary>
    /// <param name="path">The resolved manifest.</param>
    /// <param name="folder">Where relative paths start: the original's folder, for whoever wants the data, too.</param>
    public LoadedExperiment LoadRecorded(string path, string? folder = null)
    {
        var document = ManifestDocument.Read(path, folder);
        var catalog = Catalog();
        var (manifest, findings) = ManifestBinder.Bind(document, catalog);
        var factory = Factory(catalog, document.Folder);
        return new LoadedExperiment(
            document, catalog, factory, findings, manifest, manifest is null ? null : Define(manifest), null);
    }

    /// <summary>Loads a manifest with all trials of its sweep; trains nothing, reads no data.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="overrides">Paths and values of <c>--set</c>, applied in order and before the sweep.</param>
    public LoadedBatch LoadBatch(string path, IReadOnlyList<(string Path, string Value)> overrides)
    {
        var document = overrides.Aggregate(
            ManifestDocument.Read(path), (read, change) => read.Set(change.Path, change.Value));
        var (catalog, findings) = Catalog(document);
        var factory = Factory(catalog, document.Folder);
        var (trials, sweepFindings) = SweepExpander.Expand(document);
        return new LoadedBatch(
            path,
            [.. trials.Select(trial => Load(trial, catalog, factory, findings))],
            [.. sweepFindings, .. InVain(path, trials, overrides)]);
    }

    /// <summary>A value that the sweep replaces in every trial would be taken and ignored.</summary>
    private static IEnumerable<Finding> InVain(
        string file, IReadOnlyList<Trial> trials, IReadOnlyList<(string Path, string Value)> overrides) =>
        from change in overrides
        where trials.Count > 0 && trials.All(trial => trial.Labels.ContainsKey(change.Path))
        select new Finding(
            Severity.Error,
            file,
            0,
            0,
            change.Path,
            $"--set {change.Path}={change.Value} would change nothing: the sweep chooses it in every trial. "
            + (change.Path == "seed" ? "Set sweep.seeds instead." : "Change it in the sweep."));

    /// <summary>Loads one trial that was planned elsewhere.</summary>
    /// <param name="document">The trial's resolved manifest.</param>
    /// <param name="labels">What the sweep has chosen.</param>
    public LoadedExperiment LoadTrial(ManifestDocument document, IReadOnlyDictionary<string, string> labels)
    {
        var key = string.Join('\n', document.PluginPaths().Select(plugin => plugin.File).Prepend(document.Folder));
        if (_lastTrial is not { } last || last.Key != key)
        {
            var (catalog, findings) = Catalog(document);
            _lastTrial = last = (key, catalog, Factory(catalog, document.Folder), findings);
        }

        return Load(new Trial(labels, document), last.Catalog, last.Factory, last.Findings);
    }

    /// <summary>Loads a manifest as one experiment: of a sweep, the first trial.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="overrides">Paths and values of <c>--set</c>, applied in order.</param>
    /// <exception cref="ComponentException">The manifest's sweep has no trial.</exception>
    public LoadedExperiment Load(string path, IReadOnlyList<(string Path, string Value)> overrides)
    {
        var batch = LoadBatch(path, overrides);
        return batch.Trials.Count > 0
            ? batch.Trials[0]
            : throw new ComponentException(string.Join(Environment.NewLine, batch.Findings));
    }

    private (ComponentCatalog Catalog, List<Finding> Findings) Catalog(ManifestDocument document)
    {
        var catalog = Catalog();
        var findings = catalog.Problems.Select(NotNeeded).ToList();
        AddPlugins(document, catalog, findings);
        return (catalog, findings);
    }

    private ComponentFactory Factory(ComponentCatalog catalog, string folder) =>
        new(catalog, services => services.AddSingleton(dataFiles(folder)));

    private static LoadedExperiment Load(
        Trial trial, ComponentCatalog catalog, ComponentFactory factory, IReadOnlyList<Finding> plugins)
    {
        var (manifest, bound) = ManifestBinder.Bind(trial.Document, catalog);
        List<Finding> findings = [.. plugins, .. bound];
        var definition = manifest is null || HasErrors(findings)
            ? null
            : Define(manifest) with { InitialWeights = ReadWeights(manifest, trial.Document.Folder, findings) };
        var network = definition is null ? null : new ComponentTrial(manifest!, definition, factory, findings).Network();
        return new LoadedExperiment(
            trial.Document,
            catalog,
            factory,
            Finding.InFileOrder(findings),
            manifest,
            network is null ? null : definition,
            network?.Summary)
        {
            Labels = trial.Labels,
            Memory = network is null ? null : TrainingMemory.Of(network, definition!, factory),
        };
    }

    /// <summary>
    /// A broken plugin in a folder is only worth a warning: where it is needed, the missing component is the error.
    /// </summary>
    private static Finding NotNeeded(PluginProblem problem) =>
        new(Severity.Warning, problem.Assembly, 0, 0, "", problem.Message);

    private static void AddPlugins(ManifestDocument document, ComponentCatalog catalog, List<Finding> findings)
    {
        foreach (var plugin in document.PluginPaths())
        {
            var known = catalog.Problems.Count;
            try
            {
                catalog.AddPath(plugin.File);
                findings.AddRange(catalog.Problems.Skip(known).Select(problem =>
                    document.FindingAt(plugin.Path, Severity.Error, $"{problem.Assembly} {problem.Message}")));
            }
            catch (ComponentException exception)
            {
                findings.Add(document.FindingAt(plugin.Path, Severity.Error, exception.Message));
            }
        }
    }

    private static InitialWeights? ReadWeights(Manifest manifest, string folder, List<Finding> findings)
    {
        if (manifest.Model.InitialWeights is not { } file)
        {
            return null;
        }

        try
        {
            return SafetensorsFile.ReadWeights(Path.Combine(folder, file));
        }
        catch (ComponentException exception)
        {
            findings.Add(manifest.FindingAt(ComponentTrial.WeightsPath, Severity.Error, exception.Message));
            return null;
        }
    }

    private static ExperimentDefinition Define(Manifest manifest) => new()
    {
        Seed = manifest.Seed,
        Compute = manifest.Compute,
        Dataset = manifest.Dataset,
        Layers = manifest.Model.Layers,
        Loss = manifest.Loss,
        Metrics = manifest.Metrics,
        Optimizer = manifest.Optimizer,
        Training = manifest.Training,
        CrossValidation = manifest.CrossValidation,
    };

    private static bool HasErrors(IEnumerable<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Error);
}
