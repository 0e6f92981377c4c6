namespace CnnLab.Engine;

/// <summary>A network in the making: the nodes so far, each behind those that it reads.</summary>
internal sealed class NetworkAssembly
{
    /// <summary>The producer of the images.</summary>
    public const int NetworkInput = -1;

    private readonly int _batchSize;
    private readonly IComponentFactory _factory;
    private readonly List<NetworkNode> _nodes = [];
    private readonly HashSet<string> _layerNames = [];

    public NetworkAssembly(int batchSize, IComponentFactory factory)
    {
        (_batchSize, _factory) = (batchSize, factory);
        Root = new Place(this, "", "", null);
    }

    /// <summary>Where the manifest's layers go.</summary>
    public ContainerSite Root { get; }

    /// <summary>The nodes, when all of them are there.</summary>
    /// <exception cref="NetworkException">Some layer's output is read by nobody.</exception>
    public List<NetworkNode> Finish(LayerOutput output)
    {
        if (_nodes.Count == 0)
        {
            throw new ComponentException("The network has no layers. Expected at least one.");
        }

        var uses = NetworkMemory.Uses(_nodes);
        for (var node = 0; node < _nodes.Count; node++)
        {
            if (uses[node] == 0 && node != output.Producer)
            {
                throw new NetworkException(
                    _nodes[node].Name,
                    _nodes[node].Type,
                    "its output goes nowhere. Expected a container to use every output of its layers, or to give it on.");
            }
        }

        return _nodes;
    }

    /// <summary>
    /// Adds a layer that may learn or draw: its name keys its parameters in files and its random numbers. What a container
    /// adds of its own, such as a projection, can meet a layer of the manifest here, which other checks do not see.
    /// </summary>
    private LayerOutput AddLayer(string name, string type, LayerOutput input, Func<BuildSite, Layer> make) =>
        _layerNames.Add(name)
            ? AddNode(name, type, input, make)
            : throw new ComponentException(
                "another layer has this name already. Expected names that differ, also from those that the container gives.");

    private LayerOutput AddNode(string name, string type, LayerOutput input, Func<BuildSite, Layer> make)
    {
        var site = new BuildSite(name, input.Shape, _batchSize, _factory);
        return AddNode(new NetworkNode(name, type, Checked(make(site)), site, input.Producer));
    }

    private LayerOutput AddNode(NetworkNode node)
    {
        _nodes.Add(node);
        return new LayerOutput(node.Layer.OutputShape, _nodes.Count - 1);
    }

    private static Layer Checked(Layer layer) =>
        layer.OutputShape is null
            ? throw new ComponentException("OutputShape is null after construction.")
            : layer.IsReshape && layer.OutputShape.Count != layer.InputShape.Count
            ? throw new ComponentException(
                $"A reshape from {layer.InputShape} to {layer.OutputShape} changes the number of elements.")
            : layer;

    /// <summary>A list of layers in the network: the model's own, a container's, one of its branches.</summary>
    /// <param name="assembly">The network.</param>
    /// <param name="name">The container's name; empty for the model.</param>
    /// <param name="type">The container's type.</param>
    /// <param name="path">Where the manifest has the container.</param>
    private sealed class Place(NetworkAssembly assembly, string name, string type, string? path) : ContainerSite
    {
        public override string Name => name;

        public override ContainerSite Branch(string branch) => new Place(assembly, Within(branch), type, path);

        public override LayerOutput Add(LayerDefinition layer, LayerOutput input)
        {
            var layerName = Within(layer.Name);
            return Guard(layerName, layer.Component.Type, layer.Path ?? path, () =>
            {
                if (layer.Component is Component<Activation> activation)
                {
                    return Activate(layerName, activation, input);
                }

                var output = layer.Component is Component<Container> container
                    ? assembly._factory.Create<Container>(container).Build(
                        input, new Place(assembly, layerName, container.Type, layer.Path ?? path))
                    : assembly.AddLayer(
                        layerName,
                        layer.Component.Type,
                        input,
                        site => assembly._factory.Create<Layer>(layer.Component, site));
                return (layer.Component.Options as IActivatedOptions)?.Activation is { } behind
                    ? Activate($"{layerName}/{behind.Type}", behind, output)
                    : output;
            });
        }

        public override LayerOutput Merge(string merge, Merge by, params IReadOnlyList<LayerOutput> inputs)
        {
            var site = new BuildSite(Within(merge), by.OutputShape, assembly._batchSize, assembly._factory);
            int[] sources = [.. inputs.Select(input => input.Producer)];
            return assembly.AddNode(new NetworkNode(site.Name, type, new MergeLayer(by, site), site, sources)
            {
                InputShapes = [.. inputs.Select(input => input.Shape)],
            });
        }

        private LayerOutput Activate(string activationName, Component<Activation> component, LayerOutput input) =>
            assembly.AddNode(
                activationName,
                component.Type,
                input,
                site => new ActivationLayer(assembly._factory.Create<Activation>(component), site));

        private string Within(string inner) => name.Length == 0 ? inner : $"{name}/{inner}";

        private static LayerOutput Guard(string layerName, string type, string? path, Func<LayerOutput> build)
        {
            try
            {
                return build() ?? throw new ComponentException("Build returned null. Expected what the container gives.");
            }
            catch (NetworkException)
            {
                // A layer within has said it already, and better.
                throw;
            }
            catch (ComponentException exception)
            {
                throw new NetworkException(layerName, type, exception.Message, path, exception);
            }
            catch (Exception exception)
            {
                throw new NetworkException(
                    layerName, type, $"building it threw {exception.GetType().Name}: {exception.Message}", path, exception);
            }
        }
    }
}
