namespace CnnLab.Engine;

/// <summary>
/// Makes a network from the manifest's layers: every layer learns its input's shape from the one before.
/// </summary>
public static class NetworkBuilder
{
    /// <summary>Builds the layers and checks that they fit; allocates no tensors yet.</summary>
    /// <param name="definition">The layers and the loss.</param>
    /// <param name="inputShape">The shape of one image.</param>
    /// <param name="classes">How many classes the data set has.</param>
    /// <param name="factory">Makes the components.</param>
    /// <exception cref="NetworkException">A layer does not fit the one before, or refuses its options.</exception>
    public static Network Build(
        ExperimentDefinition definition, Shape inputShape, int classes, IComponentFactory factory)
    {
        var loss = factory.Create<Loss>(definition.Loss);
        var nodes = new List<NetworkNode>();
        var shape = inputShape;
        foreach (var layer in definition.Layers)
        {
            foreach (var node in BuildNodes(layer, shape, definition.Training.BatchSize, factory))
            {
                nodes.Add(node);
                shape = node.Layer.OutputShape;
            }
        }

        CheckOutput(definition, shape, classes);
        var head = definition.Layers[^1].Component is Component<Activation> last
            ? last
            : (definition.Layers[^1].Component.Options as IActivatedOptions)?.Activation;
        return new Network(
            inputShape, nodes, loss, lossTakesHead: head is not null && head.Type == loss.FusedActivation);
    }

    private static IEnumerable<NetworkNode> BuildNodes(
        LayerDefinition definition, Shape input, int batchSize, IComponentFactory factory)
    {
        var component = definition.Component;
        if (component is Component<Activation> activation)
        {
            yield return Activate(definition.Name, definition.Name, activation, input, batchSize, factory);
            yield break;
        }

        var site = new BuildSite(definition.Name, input, batchSize, factory);
        var node = Guard(definition.Name, component.Type, () => new NetworkNode(
            definition.Name, component.Type, factory.Create<Layer>(component, site), site));
        yield return node;
        if ((component.Options as IActivatedOptions)?.Activation is { } behind)
        {
            yield return Activate(
                definition.Name,
                $"{definition.Name}/{behind.Type}",
                behind,
                node.Layer.OutputShape,
                batchSize,
                factory);
        }
    }

    private static NetworkNode Activate(
        string layerName,
        string name,
        Component<Activation> component,
        Shape input,
        int batchSize,
        IComponentFactory factory)
    {
        var site = new BuildSite(name, input, batchSize, factory);
        return Guard(layerName, component.Type, () => new NetworkNode(
            name, component.Type, new ActivationLayer(factory.Create<Activation>(component), site), site));
    }

    private static NetworkNode Guard(string layerName, string type, Func<NetworkNode> build)
    {
        try
        {
            var node = build();
            return node.Layer.OutputShape is null
                ? throw new ComponentException("OutputShape is null after construction.")
                : node.Layer.IsReshape && node.Layer.OutputShape.Count != node.Layer.InputShape.Count
                ? throw new ComponentException(
                    $"A reshape from {node.Layer.InputShape} to {node.Layer.OutputShape} "
                    + "changes the number of elements.")
                : node;
        }
        catch (ComponentException exception)
        {
            throw new NetworkException(layerName, type, exception.Message, exception);
        }
        catch (Exception exception)
        {
            throw new NetworkException(
                layerName, type, $"building it threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    private static void CheckOutput(ExperimentDefinition definition, Shape output, int classes)
    {
        if (output.Rank != 1 || output.Count != classes)
        {
            var last = definition.Layers[^1];
            throw new NetworkException(
                last.Name,
                last.Component.Type,
                $"the network ends with shape {output}, "
                + $"the data set '{definition.Dataset.Type}' has {classes} classes. "
                + $"Expected an output of [{classes}], for example a dense layer of {classes} units.");
        }
    }
}
