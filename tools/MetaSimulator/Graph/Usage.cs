using System.Collections.Concurrent;
using System.Globalization;
using Chatbotics.MetaSimulator.Assets;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>The headers that tell how much of a limit is used. Their texts are rewritten every hundred calls.</summary>
internal sealed class Usage
{
    private const int CallsPerPercent = 1000;

    private readonly ConcurrentDictionary<Asset, Counter> _counters = new();

    public void AddHeaders(HttpContext http, Asset asset)
    {
        var counter = _counters.GetOrAdd(asset, static a => new Counter(a));
        counter.Count();
        var headers = http.Response.Headers;
        headers["X-App-Usage"] = counter.App;
        if (counter.Business is { } business)
        {
            headers["X-Business-Use-Case-Usage"] = business;
        }
    }

    private sealed class Counter
    {
        private readonly Asset _asset;
        private int _calls;

        public Counter(Asset asset)
        {
            _asset = asset;
            (App, Business) = Texts(0);
        }

        public string App { get; private set; }

        public string? Business { get; private set; }

        public void Count()
        {
            var calls = Interlocked.Increment(ref _calls);
            if (calls % 100 == 0)
            {
                (App, Business) = Texts(Math.Min(calls / CallsPerPercent, 99));
            }
        }

        private (string App, string? Business) Texts(int percent)
        {
            if (_asset is InstagramAccount { IsInstagramLogin: true })
            {
                return (string.Create(CultureInfo.InvariantCulture, $$"""{"call_volume":{{percent}},"cpu_time":0}"""), null);
            }

            var type = _asset.Platform switch { Platform.WhatsApp => "whatsapp", Platform.Messenger => "messenger", _ => "instagram" };
            return (
                string.Create(CultureInfo.InvariantCulture, $$"""{"call_count":{{percent}},"total_cputime":0,"total_time":{{percent}}}"""),
                string.Create(CultureInfo.InvariantCulture, $$"""{"{{_asset.EntryId}}":[{"type":"{{type}}","call_count":{{percent}},"total_cputime":0,"total_time":{{percent}},"estimated_time_to_regain_access":0}]}"""));
        }
    }
}
