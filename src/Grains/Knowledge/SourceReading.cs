using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Grains.Knowledge;

/// <summary>Reads sources into the index, a few at a time.</summary>
/// <param name="ingest">Takes documents in.</param>
/// <param name="index">The passages.</param>
/// <param name="crawler">Fetches pages.</param>
/// <param name="time">The clock.</param>
internal sealed class SourceReading(IKnowledgeIngest ingest, IPassageIndex index, IWebCrawler crawler, TimeProvider time) : IDisposable
{
    private const int AtOnce = 3;
    private const int MaxProblems = 50;
    private const int EmbedBatch = 5_000;

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>The id of a site's page in the index.</summary>
    /// <param name="source">The site's source.</param>
    /// <param name="address">The page's address.</param>
    public static string DocumentOf(string source, string address) =>
        source + "." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 10));

    /// <summary>Reads a source.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="knowledgeBase">The base.</param>
    /// <param name="id">The source.</param>
    /// <param name="state">What is stored of it.</param>
    /// <param name="content">What is to be read, opened.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <returns>What is to be stored from here on.</returns>
    public async Task<KnowledgeSourceState> Read(string tenant, string knowledgeBase, string id, KnowledgeSourceState state, byte[] content, Func<KnowledgeSource, Task> progress)
    {
        await _places.WaitAsync();
        try
        {
            var next = state.Source!.Kind is KnowledgeKind.Page or KnowledgeKind.Site
                ? await Crawl(tenant, knowledgeBase, id, state, progress)
                : await Take(tenant, knowledgeBase, id, state, content);
            if (ingest.HasEmbeddings)
            {
                await ingest.Embed(tenant, EmbedBatch);
            }

            return next;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<KnowledgeSourceState> Take(string tenant, string knowledgeBase, string id, KnowledgeSourceState state, byte[] content)
    {
        var source = state.Source!;
        if (source.Kind == KnowledgeKind.File && state.Content is null)
        {
            // Read already; a file never changes by itself.
            return state with { Source = source with { Status = KnowledgeStatus.Ready, Problem = null } };
        }

        var request = new IngestRequest { Base = knowledgeBase, Document = id, Language = state.Language };
        if (source.Kind == KnowledgeKind.File)
        {
            request = request with { Source = new DocumentSource { Content = content, FileName = state.FileName } };
        }
        else
        {
            var given = JsonSerializer.Deserialize(content, KnowledgeJson.Default.NewKnowledge) ?? throw new JsonException("A source is empty.");
            ImmutableArray<DocumentBlock> blocks = source.Kind == KnowledgeKind.Pairs
                ? [.. given.Pairs.Select(pair => new QuestionBlock(pair.Question.Trim(), pair.Answer.Trim()))]
                : [.. Paragraphs(given.Text)];
            request = request with { Title = source.Title, Content = new DocumentContent { Title = source.Title, Blocks = blocks } };
        }

        var result = await ingest.Put(tenant, request);
        return result.Status == IngestStatus.Refused
            ? state with { Source = source with { Status = KnowledgeStatus.Failed, Problem = result.Problem, ReadAt = time.GetUtcNow() } }
            : state with
            {
                Hash = result.ContentHash,
                Content = source.Kind == KnowledgeKind.File ? null : state.Content,
                Source = source with
                {
                    Status = KnowledgeStatus.Ready,
                    Problem = result.Passages == 0 ? "There is no text in it that could answer anything." : null,
                    Passages = result.Passages,
                    Language = result.Language,
                    Title = source.Kind == KnowledgeKind.File && result.Title.Length > 0 ? result.Title : source.Title,
                    ReadAt = time.GetUtcNow(),
                },
            };
    }

    private async Task<KnowledgeSourceState> Crawl(string tenant, string knowledgeBase, string id, KnowledgeSourceState state, Func<KnowledgeSource, Task> progress)
    {
        var source = state.Source!;
        var isSite = source.Kind == KnowledgeKind.Site;
        var pages = (state.Pages.IsDefault ? [] : state.Pages).Where(static page => page.IsTaken).ToDictionary(page => page.Address, page => page with { Problem = null }, StringComparer.Ordinal);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var failing = new HashSet<string>(StringComparer.Ordinal);
        var (problem, title, language) = ((string?)null, (string?)null, source.Language);
        var end = CrawlEndReason.Complete;
        var request = new CrawlRequest
        {
            Start = new Uri(source.Address!),
            FollowLinks = isSite,
            WithSitemaps = isSite,
            Known = pages.Values.Where(page => page.ETag is not null || page.LastModified is not null)
                .ToImmutableDictionary(page => page.Address, page => new PageValidators(page.ETag, page.LastModified), StringComparer.Ordinal),
            Limits = new CrawlLimits { Pages = isSite ? 200 : 1 },
        };
        await foreach (var happened in crawler.Crawl(request))
        {
            switch (happened)
            {
                case CrawlEnd ended:
                    end = ended.Reason;
                    break;
                case CrawledPage page:
                    var address = page.Address.AbsoluteUri;
                    if (page.Outcome is PageOutcome.Fetched or PageOutcome.NotModified)
                    {
                        seen.Add(address);
                    }

                    if (page.Outcome is not (PageOutcome.Fetched or PageOutcome.NotModified or PageOutcome.Duplicate) && page.Problem is { } why)
                    {
                        problem ??= why;
                        if (page.Outcome == PageOutcome.Failed)
                        {
                            failing.Add(address);
                        }

                        if (IsWorthTelling(page.Outcome) && problems.Count < MaxProblems)
                        {
                            problems[address] = why;
                        }
                    }

                    if (page.Outcome == PageOutcome.Gone && pages.Remove(address))
                    {
                        await index.Remove(tenant, DocumentOf(id, address));
                    }
                    else if (page.Outcome == PageOutcome.Fetched)
                    {
                        var result = await ingest.Put(tenant, new IngestRequest
                        {
                            Base = knowledgeBase,
                            Document = DocumentOf(id, address),
                            Source = page.Source,
                            Content = page.Content,
                            Address = address,
                            Language = state.Language,
                            KnownHash = pages.GetValueOrDefault(address)?.Hash,
                        });
                        if (result.Status == IngestStatus.Refused)
                        {
                            problem ??= result.Problem;
                            problems[address] = result.Problem ?? "It can't be read.";
                            break;
                        }

                        title ??= result.Title is { Length: > 0 } own ? own : null;
                        language = result.Language is { Length: > 0 } read ? read : language;
                        var passages = result.Status == IngestStatus.Unchanged ? pages[address].Passages : result.Passages;
                        pages[address] = new KnowledgePage(address, result.ContentHash, passages, page.Validators?.ETag, page.Validators?.LastModified);
                        if (isSite)
                        {
                            await progress(source with { Status = KnowledgeStatus.Reading, Pages = seen.Count, Passages = pages.Values.Sum(item => item.Passages), Problem = null });
                        }
                    }

                    break;
            }
        }

        if (end == CrawlEndReason.Complete && seen.Count > 0)
        {
            // Everything within reach was seen: what was not is gone. A page that only fails today keeps what was read of it.
            foreach (var gone in pages.Keys.Where(address => !seen.Contains(address) && !failing.Contains(address)).ToList())
            {
                pages.Remove(gone);
                await index.Remove(tenant, DocumentOf(id, gone));
            }
        }

        var failed = pages.Count == 0 || seen.Count == 0;
        return state with
        {
            Pages =
            [
                .. pages.Values.Select(page => page with { Problem = problems.GetValueOrDefault(page.Address) }),
                .. problems.Where(pair => !pages.ContainsKey(pair.Key)).Select(pair => new KnowledgePage(pair.Key, "", 0, null, null) { Problem = pair.Value }),
            ],
            Source = source with
            {
                Status = failed ? KnowledgeStatus.Failed : KnowledgeStatus.Ready,
                Problem = failed ? (problem ?? "Nothing could be read there.") + (pages.Count > 0 ? " Still using what was read before." : "") : (isSite ? LimitOf(end) : null) ?? Unread(problems.Count),
                Title = !isSite && title is not null ? title : source.Title,
                Language = language,
                Pages = pages.Count,
                Passages = pages.Values.Sum(page => page.Passages),
                ReadAt = failed ? source.ReadAt : time.GetUtcNow(),
            },
        };
    }

    /// <summary>Whether a page that was left out may be missed; other formats and links elsewhere are what every site has.</summary>
    private static bool IsWorthTelling(PageOutcome outcome) =>
        outcome is PageOutcome.Failed or PageOutcome.Forbidden or PageOutcome.Refused or PageOutcome.TooLarge or PageOutcome.NoIndex;

    private static string? Unread(int pages) => pages switch
    {
        0 => null,
        1 => "One page could not be read. See its pages for why.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{pages} pages could not be read. See its pages for why."),
    };

    private static string? LimitOf(CrawlEndReason end) => end switch
    {
        CrawlEndReason.Pages => "Took the first 200 pages. Add a part of the site as a source of its own to get more.",
        CrawlEndReason.Bytes or CrawlEndReason.Time => "Stopped at the limit of size or time; the rest of the site was not read.",
        CrawlEndReason.SiteFailing => "The site stopped answering; the rest was not read.",
        _ => null,
    };

    /// <summary>A pasted text's structure: lines that begin with # are headings, blank lines part paragraphs.</summary>
    private static IEnumerable<DocumentBlock> Paragraphs(string text)
    {
        foreach (var part in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = part.Split('\n', 2);
            var level = lines[0].TakeWhile(static c => c == '#').Count();
            if (level is > 0 and <= 6 && lines[0].Length > level)
            {
                yield return new HeadingBlock(level, lines[0][level..].Trim());
                if (lines.Length > 1)
                {
                    yield return new ParagraphBlock(lines[1].Trim());
                }
            }
            else
            {
                yield return new ParagraphBlock(part);
            }
        }
    }
}
