using CnnLab.Cli;
using CnnLab.Cli.Commands;
using CnnLab.Cli.Output;

// A dozen verbs that need one terminal: a generic host or a container would be most of what a --help costs.
var terminal = new Terminal();
var labs = new LabFactory(terminal);
var commandLine = new CommandLine(
    [
        new RunCommand(labs, terminal, TimeProvider.System),
        new WorkerCommand(labs, TimeProvider.System),
        new PlanCommand(labs, terminal, TimeProvider.System),
        new ValidateCommand(labs, terminal),
        new LockCommand(labs, terminal),
        new StatusCommand(terminal, TimeProvider.System),
        new DiffCommand(terminal),
        new CompareCommand(terminal, TimeProvider.System),
        new ReportCommand(terminal, TimeProvider.System),
        new ListCommand(labs, terminal),
        new DescribeCommand(labs, terminal),
        new SchemaCommand(labs, terminal),
        new BenchmarkCommand(labs, terminal),
        new PredictCommand(labs, terminal),
        new ExportCommand(labs, terminal),
        new VerifyCommand(labs, terminal, TimeProvider.System),
        new LensCommand(labs, terminal, TimeProvider.System),
    ],
    terminal);
return await commandLine.RunAsync(args);
