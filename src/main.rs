//! Parses the command line, calls cli, returns its exit code; nothing else.

fn main() -> std::process::ExitCode {
    mailmoot::cli::run()
}
