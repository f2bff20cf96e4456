namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>How PDF documents are read. Section "Knowledge:Pdf" of the configuration.</summary>
internal sealed record PdfOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Knowledge:Pdf";

    /// <summary>The program <c>pdftotext</c> of Poppler: a full path, or a name that is searched for; default pdftotext. Without it PDF documents are refused with a sentence.</summary>
    public string Program { get; init; } = "pdftotext";

    /// <summary>Megabytes of memory that the program may take, on Linux; 64 to 8,192, default 512.</summary>
    public int MemoryMegabytes { get; init; } = 512;
}
