using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Plugins.Datasets;

/// <summary>The data sets that come with the lab.</summary>
public sealed class DatasetsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddDataset<MnistDataset, FileDatasetOptions>(MnistDataset.TypeName);
        plugin.AddDataset<FashionMnistDataset, FileDatasetOptions>(FashionMnistDataset.TypeName);
        plugin.AddDataset<KmnistDataset, FileDatasetOptions>(KmnistDataset.TypeName);
        plugin.AddDataset<EmnistDataset, EmnistOptions>(EmnistDataset.TypeName);
        plugin.AddDataset<Cifar10Dataset, Cifar10Options>(Cifar10Dataset.TypeName);
        plugin.AddDataset<Cifar100Dataset, Cifar100Options>(Cifar100Dataset.TypeName);
        plugin.AddDataset<OptdigitsDataset, FileDatasetOptions>(OptdigitsDataset.TypeName);
        plugin.AddDataset<SyntheticDigitsDataset, SyntheticDigitsOptions>(SyntheticDigitsDataset.TypeName);
        plugin.AddDataset<ImageFolderDataset, ImageFolderOptions>(ImageFolderDataset.TypeName);
        plugin.AddDataset<CsvDataset, CsvOptions>(CsvDataset.TypeName);
        plugin.AddDataset<NpzDataset, NpzOptions>(NpzDataset.TypeName);
        plugin.Services.AddSingleton<IImageReader, PictureReader>();
        plugin.Services.AddSingleton<IImageReader, IdxImageReader>();
        plugin.Services.AddSingleton<IImageReader, NpzImageReader>();
    }
}
