using CnnLab.Experiments;
using ScottPlot;
using SkiaSharp;

namespace CnnLab.Benchmarks;

/// <summary>Panels side by side, at most three in a row, under one legend.</summary>
internal sealed class PanelFigure(string name, string caption, IReadOnlyList<Panel> panels) : IFigure
{
    private const int PanelWidth = 440, PanelHeight = 350, LegendHeight = 40;

    public string Name => name;

    public string Caption => caption;

    public SKSizeI Size => new(PanelWidth * Columns, LegendHeight + (PanelHeight * Rows));

    private int Columns => Math.Min(3, panels.Count);

    private int Rows => (panels.Count + 2) / 3;

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        var legend = panels.SelectMany(panel => panel.Lines).DistinctBy(line => line.Style).ToList();
        PanelLegend.Draw(canvas, legend, withPatterns, SKRect.Create(Size.Width, LegendHeight));
        for (var i = 0; i < panels.Count; i++)
        {
            var (left, top) = (i % Columns * PanelWidth, LegendHeight + (i / Columns * PanelHeight));
            var place = new PixelRect(left, left + PanelWidth, top + PanelHeight, top);
            FigureStyle.Render(panels[i].Draw(withPatterns), canvas, place);
        }
    }
}
