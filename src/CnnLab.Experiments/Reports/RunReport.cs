namespace CnnLab.Experiments; internal static class RunReport { public static void Write(string path, RunReportModel model) { } }
