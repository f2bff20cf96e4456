using Chatbotics.MetaSimulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>What a fault does to a call before anything is accepted.</summary>
internal sealed class FaultEffects(SimulatedMeta meta)
{
    /// <summary>Acts out the fault; false when the call ends here.</summary>
    public async Task<bool> Before(HttpContext http, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Error:
                await Replies.Error(http, fault.Error ?? GraphErrors.Find(1), fault.Language ?? meta.Options.Language);
                return false;
            case FaultKind.Reset:
                http.Abort();
                return false;
            case FaultKind.Html:
                http.Response.StatusCode = StatusCodes.Status502BadGateway;
                http.Response.ContentType = "text/html; charset=utf-8";
                await http.Response.WriteAsync("<!DOCTYPE html><html><head><title>Error</title></head><body>Sorry, something went wrong.</body></html>", http.RequestAborted);
                return false;
            case FaultKind.Hang:
                await Wait(http, Timeout.InfiniteTimeSpan);
                return false;
            case FaultKind.Slow:
                return await Wait(http, fault.Delay);
            default:
                return true;
        }
    }

    /// <summary>False when the caller gave up meanwhile.</summary>
    private async Task<bool> Wait(HttpContext http, TimeSpan time)
    {
        try
        {
            await Task.Delay(time, meta.Clock, http.RequestAborted);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
