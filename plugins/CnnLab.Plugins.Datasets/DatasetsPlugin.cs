namespace CnnLab.Plugins.Datasets;

/// <summary>The data sets that come with the lab.</summary>
public sealed class DatasetsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddDataset<MnistDataset, FileDatasetOptions>(MnistDataset.TypeName);
        plugin.AddDataset<FashionMnistDataset, FileDatasetOptions>(FashionMnistDataset.TypeName);
        plugin.AddDataset<Cifar10Dataset, Cifar10Options>(Cifar10Dataset.TypeName);
        plugin.AddDataset<SyntheticDigitsDataset, SyntheticDigitsOptions>(SyntheticDigitsDataset.TypeName);
    }
}
