using System.CommandLine;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>The speed of matrix products by shape, as a share of the processor's peak.</summary>
internal static class ProductsCommand
{
    public static Command Build()
    {
        var provider = new Option<string>("--provider")
        {
            Description = "Who multiplies.",
            DefaultValueFactory = _ => "simd",
        };
        provider.AcceptOnlyFromAmong(CommonOptions.ProviderNames);
        var seconds = CommonOptions.Seconds("How long each product is measured.", 0.3);
        var only = CommonOptions.Only("Only the products whose name contains the text.");
        var command = new Command(
            "products", "Time the matrix products that networks consist of, beside the processor's peak.")
        {
            provider, seconds, only,
        };
        command.SetAction(parsed =>
        {
            Machine.WarnIfBusy(Console.Error);
            ProductBenchmark.Run(
                LinearAlgebraProviders.Create(Enum.Parse<ProviderChoice>(parsed.GetValue(provider)!, ignoreCase: true)),
                parsed.GetValue(seconds),
                ProductShapes.Named(parsed.GetValue(only)!));
        });
        return command;
    }
}
