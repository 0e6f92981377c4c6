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
    /// <exception cref="ComponentException">The loss does not fit so many classes.</exception>
    public static Network Build(
        ExperimentDefinition definition, Shape inputShape, int classes, IComponentFactory factory)
    {
        var loss = factory.Create<Loss>(definition.Loss);
        var assembly = new NetworkAssembly(definition.Training.BatchSize, factory);
        var output = assembly.Root.Add(definition.Layers, new LayerOutput(inputShape, NetworkAssembly.NetworkInput));
        CheckOutput(definition, output.Shape, classes);
        loss.CheckClasses(classes);
        var nodes = assembly.Finish(output);
        return new Network(
            inputShape,
            nodes,
            loss,
            definition.Loss.Type,
            lossTakesHead: nodes[^1].Layer is ActivationLayer && nodes[^1].Type == loss.FusedActivation);
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
                + $"Expected an output of [{classes}], for example a dense layer of {classes} units.",
                last.Path);
        }
    }
}
