using CnnLab.Engine;
using CnnLab.Manifests;

namespace CnnLab.Hosting;

/// <summary>
/// Makes every component of an experiment once, so that what their constructors refuse is known before the night.
/// </summary>
internal sealed class ComponentTrial(
    Manifest manifest, ExperimentDefinition definition, ComponentFactory factory, List<Finding> findings)
{
    /// <summary>Where manifests name a file of weights.</summary>
    public const string WeightsPath = "model.initial_weights";

    private readonly HashSet<Component<Augmentation>> _batchAugmentations = [];

    private static readonly string[] TakenNames = ["loss", "repeat", "fold", "epoch", "learning_rate", "seconds"];

    /// <summary>The network, without memory; null where something was refused, which is then among the findings.</summary>
    public Network? Network()
    {
        var training = definition.Training;
        var augmentations = ((DatasetOptions)definition.Dataset.Options!).Augmentation;
        CheckMetricNames();
        var callbacks = new Callback?[training.Callbacks.Count];
        int[] places = [.. Enumerable.Range(0, callbacks.Length)];
        Each("training.callbacks", places, place => callbacks[place] = factory.Create<Callback>(training.Callbacks[place]));
        Each("dataset.augmentation", augmentations, TryAugmentation);
        CheckOrder(augmentations);
        Try("optimizer", () => factory.Create<Optimizer>(definition.Optimizer));
        if (training.LearningRateSchedule is { } schedule)
        {
            const string Place = "training.learning_rate_schedule";
            Try(Place, () =>
            {
                if (factory.Create<LearningRateSchedule>(schedule).Advise(training.Epochs) is { } advice)
                {
                    Warn(Place, $"'{schedule.Type}': {advice}");
                }
            });
        }

        Network? network = null;
        Try("dataset", () =>
        {
            var dataset = factory.Create<Dataset>(definition.Dataset);
            var (shape, classes) = (dataset.ImageShape, dataset.ClassNames.Count);
            var site = new MetricSite(null, ClassLabels.Of(dataset.ClassNames));
            Each("metrics", definition.Metrics, metric => factory.Create<Metric>(metric, site));
            var measured = new MeasuredMetrics(definition, site, factory);
            Each("training.callbacks", places, place => CheckWatched(place, callbacks[place]?.Watches ?? [], measured));
            CheckCompared(measured);
            Try("loss", () => network = NetworkBuilder.Build(definition, shape, classes, factory));
            Try("loss", () => AdviseOnHead(network));
            CheckWeights(network);
        });
        return findings.Exists(finding => finding.Severity == Severity.Error) ? null : network;
    }

    private void TryAugmentation(Component<Augmentation> component)
    {
        if (factory.Create<Augmentation>(component) is not BatchAugmentation)
        {
            return;
        }

        _batchAugmentations.Add(component);
        if (!LossTakesSoftTargets())
        {
            throw new ComponentException(
                $"'{component.Type}' mixes the targets of images, and the loss '{definition.Loss.Type}' wants one "
                + "class for each. Expected a loss of distributions, such as categorical_crossentropy.");
        }
    }

    private void CheckWatched(int place, IReadOnlyList<string> watched, MeasuredMetrics measured)
    {
        var component = definition.Training.Callbacks[place];
        foreach (var metric in watched)
        {
            if (measured.Check(component.Type, metric) is not var (severity, message))
            {
                continue;
            }

            var callback = $"training.callbacks[{place}]";
            var path = OptionWith(component.Options, metric) is { } option ? $"{callback}.{option}" : callback;
            // The reader, who knows no metrics, may have had a doubt about the same.
            findings.RemoveAll(finding =>
                finding.Severity == Severity.Warning && (finding.Path == path || finding.Path == callback));
            findings.Add(manifest.FindingAt(path, severity, message));
        }
    }

    private void CheckCompared(MeasuredMetrics measured)
    {
        if (manifest.Comparison is { } comparison
            && measured.CheckCompared(comparison.Metric.Name) is var (severity, message))
        {
            findings.Add(manifest.FindingAt("comparison.metric", severity, message));
        }
    }

    /// <summary>The name of the option that has a value; null where none has.</summary>
    private static string? OptionWith(object? options, string value) => options is null
        ? null
        : OptionsDescriptor.Of(options.GetType()).Options.FirstOrDefault(option =>
            option.Property.GetValue(options) as string == value)?.Name;

    /// <summary>Single images are loaded before there is a batch of them: nothing else is possible.</summary>
    private void CheckOrder(IReadOnlyList<Component<Augmentation>> augmentations)
    {
        Component<Augmentation>? mixing = null;
        for (var index = 0; index < augmentations.Count; index++)
        {
            var augmentation = augmentations[index];
            if (_batchAugmentations.Contains(augmentation))
            {
                mixing = augmentation;
            }
            else if (mixing is not null)
            {
                Refuse($"dataset.augmentation[{index}]", $"'{augmentation.Type}' changes single images and comes after "
                    + $"'{mixing.Type}', which changes a whole batch. Expected those of batches last.");
            }
        }
    }

    private bool LossTakesSoftTargets()
    {
        try
        {
            return factory.Create<Loss>(definition.Loss).TakesSoftTargets;
        }
        catch (Exception)
        {
            // What is wrong with the loss is said where the network is built.
            return true;
        }
    }

    /// <summary>Results know a metric by its name: two of one name would be one.</summary>
    private void CheckMetricNames()
    {
        var names = definition.Metrics.Select(metric => metric.Type).ToList();
        for (var index = 0; index < names.Count; index++)
        {
            var name = names[index];
            var isTaken = TakenNames.Contains(name)
                || name.StartsWith("val_", StringComparison.Ordinal)
                || name.StartsWith("test_", StringComparison.Ordinal);
            if (isTaken || names.IndexOf(name) < index)
            {
                Refuse($"metrics[{index}]", isTaken
                    ? $"a metric cannot be called '{name}': results use that name themselves."
                    : $"the metric '{name}' is there twice. Expected each once.");
            }
        }
    }

    /// <summary>
    /// The classic slips: a loss of probabilities behind a network that gives none, and one of logits behind a network
    /// that gives probabilities.
    /// </summary>
    private void AdviseOnHead(Network? network)
    {
        if (network is null or { LossTakesHead: true })
        {
            return;
        }

        var (loss, last) = (factory.Create<Loss>(definition.Loss), definition.Layers[^1]);
        if (loss.FusedActivation is { } head)
        {
            Warn(
                last.Path ?? "model.layers",
                $"the loss '{definition.Loss.Type}' expects the output of {head}, and layer '{last.Name}' does not end with it. "
                + $"Set \"activation\": \"{head}\" there.");
        }
        else if (loss.AppliedActivation is { } applied
            && network.LastActivation is { } given
            && (given == applied || network.EndsWithSoftmax))
        {
            Warn(
                last.Path ?? "model.layers",
                $"the loss '{definition.Loss.Type}' expects logits, which it puts through {applied} itself, and layer "
                + $"'{last.Name}' ends with {given}: the network would learn from the one behind the other. "
                + "Take the activation away, or let the loss expect probabilities.");
        }
    }

    /// <summary>A parameter of another shape is a mistake; one that the file lacks is a new layer.</summary>
    private void CheckWeights(Network? network)
    {
        if (network is null || definition.InitialWeights is not { } weights)
        {
            return;
        }

        var match = WeightMatch.Of(network.Parameters, weights.Tensors);
        if (match.Problems.Count > 0)
        {
            Refuse(WeightsPath, string.Join(" ", match.Problems));
        }
        else if (match.Missing.Count > 0)
        {
            findings.Add(manifest.FindingAt(
                WeightsPath,
                Severity.Notice,
                $"{match.Missing.Count} of the network's {network.Parameters.Count} parameters are not in the file and "
                + $"begin with their initializers: {string.Join(", ", match.Missing)}."));
        }
    }

    private void Each<T>(string path, IReadOnlyList<T> components, Action<T> make)
    {
        for (var index = 0; index < components.Count; index++)
        {
            var component = components[index];
            Try($"{path}[{index}]", () => make(component));
        }
    }

    private void Try(string path, Action make)
    {
        try
        {
            make();
        }
        catch (NetworkException exception)
        {
            findings.Add(manifest.FindingAt(exception.Path ?? "model.layers", Severity.Error, exception.Message));
        }
        catch (ComponentException exception)
        {
            Refuse(path, exception.Message);
        }
        catch (Exception exception)
        {
            Refuse(path, $"the component threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    private void Warn(string path, string message) =>
        findings.Add(manifest.FindingAt(path, Severity.Warning, message));

    private void Refuse(string path, string message) => findings.Add(manifest.FindingAt(path, Severity.Error, message));
}
