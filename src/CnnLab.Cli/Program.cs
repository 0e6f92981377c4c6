using CnnLab.Cli;
using CnnLab.Cli.Commands;
using CnnLab.Cli.Output;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// The empty builder: no configuration files, no console logger, nothing that a command line pays for at every start.
var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = [] });
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<Terminal>()
    .AddSingleton<LabFactory>()
    .AddSingleton<ICommand, RunCommand>()
    .AddSingleton<ICommand, ValidateCommand>()
    .AddSingleton<ICommand, ListCommand>()
    .AddSingleton<ICommand, DescribeCommand>()
    .AddSingleton<ICommand, SchemaCommand>()
    .AddSingleton<ICommand, BenchmarkCommand>()
    .AddSingleton<CommandLine>();
using var host = builder.Build();
return await host.Services.GetRequiredService<CommandLine>().RunAsync(args);
