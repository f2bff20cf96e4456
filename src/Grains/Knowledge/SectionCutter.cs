using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Chatbotics.Grains.Knowledge;

/// <summary>Gathers the text below one heading and cuts it into passages.</summary>
/// <param name="document">The document's id.</param>
/// <param name="options">The sizes.</param>
internal sealed class SectionCutter(string document, ChunkOptions options)
{
    private readonly ImmutableArray<Passage>.Builder _passages = ImmutableArray.CreateBuilder<Passage>();
    private readonly Dictionary<string, int> _occurrences = new(StringComparer.Ordinal);
    private readonly List<Unit> _units = [];
    private ImmutableArray<string> _headings = [];

    /// <summary>The passages so far.</summary>
    public ImmutableArray<Passage> Passages => _passages.ToImmutable();

    /// <summary>Adds a paragraph; it may be cut between its sentences.</summary>
    /// <param name="headings">The headings above.</param>
    /// <param name="text">The text.</param>
    /// <param name="page">Its page.</param>
    public void Add(ImmutableArray<string> headings, string text, int? page)
    {
        _headings = headings;
        var first = true;
        foreach (var sentence in SentenceCutter.Cut(text, options.Maximum))
        {
            _units.Add(new Unit(sentence, TextSize.Of(sentence), page, StartsParagraph: first));
            first = false;
        }
    }

    /// <summary>Adds something that is only cut when it is too long by itself: a row of a table.</summary>
    /// <param name="headings">The headings above.</param>
    /// <param name="text">The text.</param>
    /// <param name="page">Its page.</param>
    public void AddWhole(ImmutableArray<string> headings, string text, int? page)
    {
        var size = TextSize.Of(text);
        if (size > options.Maximum)
        {
            Add(headings, text, page);
        }
        else if (size > 0)
        {
            _headings = headings;
            _units.Add(new Unit(text, size, page, StartsParagraph: true));
        }
    }

    /// <summary>Adds a question with its answer: one passage, or several with the same question when the answer is long.</summary>
    /// <param name="headings">The headings above.</param>
    /// <param name="pair">The pair.</param>
    public void AddPair(ImmutableArray<string> headings, QuestionBlock pair)
    {
        Add(headings, pair.Answer, pair.Page);
        Flush(pair.Question.Trim());
    }

    /// <summary>Cuts what was gathered.</summary>
    public void EndSection() => Flush(question: null);

    private void Flush(string? question)
    {
        var start = 0;
        while (start < _units.Count)
        {
            var end = EndOf(start);
            Emit(question, OverlapStart(start), start, end);
            start = end;
        }

        _units.Clear();
    }

    private int EndOf(int start)
    {
        var size = 0;
        for (var i = start; i < _units.Count; i++)
        {
            var unit = _units[i];
            if (i > start && size + unit.Size > options.Maximum)
            {
                return i;
            }

            size += unit.Size;
            var isParagraphEnd = i + 1 == _units.Count || _units[i + 1].StartsParagraph;
            if (size >= options.Target && isParagraphEnd)
            {
                return i + 1;
            }

            // From half the target on, some paragraphs are ends by their own text, whatever stands before them: after a
            // change the cuts fall into the old places again.
            if (size >= options.Target / 2 && isParagraphEnd && PassageCuts.IsCut(unit.Text))
            {
                return i + 1;
            }
        }

        return _units.Count;
    }

    private int OverlapStart(int start)
    {
        var size = 0;
        var overlap = start;
        while (overlap > 0 && size + _units[overlap - 1].Size <= options.Overlap)
        {
            overlap--;
            size += _units[overlap].Size;
        }

        return overlap;
    }

    private void Emit(string? question, int overlap, int start, int end)
    {
        var units = CollectionsMarshal.AsSpan(_units)[overlap..end];
        var text = string.Create(units.Length == 0 ? 0 : Length(units), _units.GetRange(overlap, end - overlap), static (buffer, source) =>
        {
            var at = 0;
            for (var i = 0; i < source.Count; i++)
            {
                if (i > 0)
                {
                    buffer[at++] = source[i].StartsParagraph ? '\n' : ' ';
                }

                source[i].Text.CopyTo(buffer[at..]);
                at += source[i].Text.Length;
            }
        });
        var key = PassageIds.Of(document, _headings, question is null ? text : question + "\n" + text, 0);
        var occurrence = _occurrences.GetValueOrDefault(key);
        _occurrences[key] = occurrence + 1;
        _passages.Add(new Passage
        {
            Id = occurrence == 0 ? key : PassageIds.Of(document, _headings, question is null ? text : question + "\n" + text, occurrence),
            Headings = _headings,
            Question = question,
            Text = text,
            Page = _units[start].Page,
        });
    }

    private static int Length(ReadOnlySpan<Unit> units)
    {
        var length = units.Length - 1;
        foreach (var unit in units)
        {
            length += unit.Text.Length;
        }

        return length;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Unit(string Text, int Size, int? Page, bool StartsParagraph);
}
